import { expect, test } from 'vitest'
import { allows } from '@/features/people/grants'
import { difference } from '@/features/people/PersonDialog'

const bo = { name: 'Bo', role: 'operator', sites: ['a', 'b'] }

test('what is as it was is not sent', () => expect(difference(bo, { ...bo, sites: ['b', 'a'] })).toEqual({}))

test('what changed is sent, and nothing else', () => {
  expect(difference(bo, { ...bo, role: 'supervisor' })).toEqual({ role: 'supervisor' })
  expect(difference(bo, { ...bo, sites: [] })).toEqual({ sites: [] })
})

test('a role with everything allows anything', () => {
  expect(allows({ grants: ['*'] }, 'sites.read')).toBe(true)
  expect(allows({ grants: ['devices.read'] }, 'sites.read')).toBe(false)
})
