import { expect, test } from 'vitest'
import { asViewQuery, ofViewQuery, usualSort } from '@/features/devices/fleet/filter'

test('What a list shows comes back from its view', () => {
  const filter = { q: 'door', site: 's1', type: 't', group: 'none', tag: 'a,b', band: 'poor', state: 'active', parent: 'D-1', import: 'i' }
  expect(ofViewQuery(asViewQuery(filter, '-name'))).toEqual({ ...filter, sort: '-name' })
})

test('A view speaks the words of the API', () => {
  expect(asViewQuery({ band: 'poor,critical' }, usualSort)).toEqual({ 'filter[band]': 'poor,critical' })
})

test('What a view of another program says and we do not know is left out', () => {
  expect(ofViewQuery({ 'filter[colour]': 'red', constructor: 'x', 'filter[tag]': 'cold' })).toEqual({ tag: 'cold', sort: undefined })
})
