import { expect, test } from 'vitest'
import type { AssignmentRule } from '@/api/types'
import { placed, termsOf, valuesOf } from '@/features/tickets/assignment/rule'
import { readSkills } from '@/features/tickets/assignment/skills'

const rule = (name: string): AssignmentRule => ({
  name,
  strategy: 'leastBusy',
  team: null,
  category: 'Lifts',
  site: null,
  toTeam: 't1',
  skills: ['lifts', 'doors'],
  inHoursOnly: false,
})
const [a, b, c] = [rule('a'), rule('b'), rule('c')]

test('what a form shows of a rule says the same rule', () => {
  expect(termsOf(valuesOf(a, [a]))).toEqual(a)
})

test('a rule is put where it is to stand', () => {
  expect(placed([a, b], undefined, c, 0)).toEqual([c, a, b])
  expect(placed([a, b, c], c, c, 1)).toEqual([a, c, b])
  expect(placed([a, b], a, rule('d'), 1).map(({ name }) => name)).toEqual(['b', 'd'])
})

test('skills are separated by commas, each once however it is written', () => {
  expect(readSkills(' Lifts, cold rooms,lifts ,')).toEqual(['lifts', 'cold rooms'])
  expect(readSkills(' , ')).toEqual([])
})
