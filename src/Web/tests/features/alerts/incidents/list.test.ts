import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Incident, IncidentLine } from '@/api/types'
import { anyState, asQuery, pressState } from '@/features/alerts/incidents/filter'
import { incidentKeys, mergeIncident } from '@/features/alerts/incidents/queries'

test('Shows what goes on unless somebody asks for something else', () => {
  expect(asQuery({})['filter[state]']).toBe('active')
  expect(asQuery({ state: anyState })['filter[state]']).toBeUndefined()
  expect(asQuery({ state: 'resolved', site: 'S-1' })).toMatchObject({ 'filter[state]': 'resolved', 'filter[siteId]': 'S-1' })
})

test('Adds and takes away states in their order, and goes back to what goes on', () => {
  expect(pressState(undefined, 'resolved')).toBe('resolved')
  expect(pressState('resolved', 'open')).toBe('open,resolved')
  expect(pressState(anyState, 'merged')).toBe('merged')
  expect(pressState('open', 'open')).toBeUndefined()
})

test('Shows an incident as it is now wherever it stands, and never as it was before', () => {
  const queries = new QueryClient()
  const line = (version: number) => ({ incident: { id: 'a', version, state: 'open' }, active: 3 }) as IncidentLine
  const list = [...incidentKeys.lists, {}]
  queries.setQueryData([...incidentKeys.ones, 'I-1'], line(2))
  queries.setQueryData(list, { pages: [{ items: [line(2)] }], pageParams: [undefined] })
  mergeIncident(queries, { id: 'a', version: 3, state: 'resolved' } as Incident)
  mergeIncident(queries, { id: 'a', version: 1, state: 'open' } as Incident)
  expect(queries.getQueryData<IncidentLine>([...incidentKeys.ones, 'I-1'])!.incident.state).toBe('resolved')
  expect(queries.getQueryData<{ pages: { items: IncidentLine[] }[] }>(list)!.pages[0]!.items[0]!.incident.state).toBe('resolved')
})
