import { expect, test } from 'vitest'
import { everybody } from '@/features/tickets/people'

const person = (id: string, name: string | null) => ({ id, name, isContact: false })

test('Oneself comes first, then the others by name, each once', () => {
  const others = [person('z', 'Zoe'), person('a', 'Ann'), person('z', 'Zoe'), person('me', 'Me'), person('x', null)]
  expect(everybody(person('me', 'Me'), others).map(({ id }) => id)).toEqual(['me', 'a', 'z'])
})
