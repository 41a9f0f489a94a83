import { expect, test } from 'vitest'
import { asEditFilter, asQuery, isFiltered, several } from '@/features/devices/fleet/filter'
import { readTags } from '@/features/devices/fleet/TagsForm'

test('A list and an edit are asked for the same devices', () => {
  const filter = { band: 'critical,poor', site: 's1', q: 'door' }
  expect(asQuery(filter)).toMatchObject({ 'filter[band]': 'critical,poor', 'filter[siteId]': 's1', q: 'door' })
  expect(asEditFilter(filter)).toMatchObject({ band: 'critical,poor', siteId: 's1', typeId: null })
})

test('Several values stand in the address as plain words', () => {
  expect(several('critical,poor')).toEqual(['critical', 'poor'])
  expect(several(undefined)).toEqual([])
})

test('A list without a condition is not filtered', () => {
  expect(isFiltered({ q: '' })).toBe(false)
  expect(isFiltered({ tag: 'cold' })).toBe(true)
})

test('Tags are read however they are typed', () => {
  expect(readTags(' Cold, winter-check;cold  hall ')).toEqual(['cold', 'winter-check', 'hall'])
})
