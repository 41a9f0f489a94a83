import { expect, test } from 'vitest'
import { anyState, asEditFilter, asQuery, isFiltered, pressState } from '@/features/tickets/queue/filter'

test('Without a state the queue is what is to be done', () => {
  expect(asQuery({})['filter[state]']).toBe('active')
  expect(asEditFilter({}).state).toBe('active')
})

test('Any state is no condition at all', () => {
  expect(asQuery({ state: anyState })['filter[state]']).toBeUndefined()
  expect(asEditFilter({ state: anyState }).state).toBeNull()
})

test('A list and an edit are asked for the same tickets', () => {
  const filter = { state: 'new,open', assignee: 'me', site: 's1', q: 'lift' }
  expect(asQuery(filter)).toMatchObject({ 'filter[state]': 'new,open', 'filter[assignee]': 'me', 'filter[site]': 's1', q: 'lift' })
  expect(asEditFilter(filter)).toMatchObject({ state: 'new,open', assignee: 'me', site: 's1', team: null })
})

test('States join those chosen in the order of the lifecycle', () => {
  expect(pressState(undefined, 'closed')).toBe('closed')
  expect(pressState('closed', 'open')).toBe('open,closed')
  expect(pressState(anyState, 'new')).toBe('new')
})

test('The last state pressed again leads back to what is to be done', () => {
  expect(pressState('open', 'open')).toBeUndefined()
})

test('A queue without a condition is not filtered', () => {
  expect(isFiltered({ q: '' })).toBe(false)
  expect(isFiltered({ state: anyState })).toBe(true)
})
