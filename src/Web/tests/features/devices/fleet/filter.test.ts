import { expect, test } from 'vitest'
import { asEditFilter, asQuery, isFiltered } from '@/features/devices/fleet/filter'

test('A list and an edit are asked for the same devices', () => {
  const filter = { band: 'critical,poor', site: 's1', q: 'door' }
  expect(asQuery(filter)).toMatchObject({ 'filter[band]': 'critical,poor', 'filter[siteId]': 's1', q: 'door' })
  expect(asEditFilter(filter)).toMatchObject({ band: 'critical,poor', siteId: 's1', typeId: null })
})

test('A list without a condition is not filtered', () => {
  expect(isFiltered({ q: '' })).toBe(false)
  expect(isFiltered({ tag: 'cold' })).toBe(true)
})
