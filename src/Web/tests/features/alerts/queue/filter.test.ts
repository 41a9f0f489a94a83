import { expect, test } from 'vitest'
import { anyState, asQuery, asViewQuery, ofViewQuery, pressState, usualSort } from '@/features/alerts/queue/filter'

test('Asks for what goes on unless a state is named', () => {
  expect(asQuery({})['filter[state]']).toBe('active')
  expect(asQuery({ state: anyState })['filter[state]']).toBeUndefined()
  expect(asQuery({ state: 'snoozed' })['filter[state]']).toBe('snoozed')
})

test('Keeps filter, order and groups in a view, and finds them again', () => {
  const filter = { severity: 'critical', site: 'S-1' }
  const query = asViewQuery(filter, 'openedAt', 'site')
  expect(query).toMatchObject({ 'filter[severity]': 'critical', 'filter[state]': 'active', sort: 'openedAt', group: 'site' })
  expect(ofViewQuery(query)).toMatchObject({ ...filter, state: undefined, sort: 'openedAt', group: 'site' })
})

test('Names no order that is the usual one', () => {
  expect(asViewQuery({}, usualSort)).not.toHaveProperty('sort')
})

test('Adds and takes states, and is back at what goes on with none left', () => {
  expect(pressState(undefined, 'snoozed')).toBe('snoozed')
  expect(pressState('snoozed', 'open')).toBe('open,snoozed')
  expect(pressState('snoozed', 'snoozed')).toBeUndefined()
})
