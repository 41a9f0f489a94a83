import { expect, test } from 'vitest'
import { anyState, asViewQuery, ofViewQuery, usualSort } from '@/features/tickets/queue/filter'

test.each([{}, { state: anyState }, { state: 'open,pending', assignee: 'me', q: 'lift' }])(
  'A view shows again what %o showed',
  (filter) => {
    expect(ofViewQuery(asViewQuery(filter, usualSort))).toEqual({ state: undefined, ...filter, sort: undefined })
  },
)

test('A view keeps another order', () => {
  expect(ofViewQuery(asViewQuery({}, '-changedAt')).sort).toBe('-changedAt')
})

test('A view says in the words of the API that it shows what is to be done', () => {
  expect(asViewQuery({}, usualSort)).toEqual({ 'filter[state]': 'active' })
})

test('Words of other programs are left out', () => {
  expect(ofViewQuery({ 'filter[state]': 'active', 'filter[moon]': 'full' })).toEqual({ state: undefined, sort: undefined })
})
