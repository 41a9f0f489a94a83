import { filterWords, several, type FilterOf } from '@/features/lists/filterWords'
import type { IncidentState } from '@/api/types'
import { incidentStates } from './states'

const fields = { state: 'state', site: 'siteId', alert: 'alertId' } as const

/** What narrows the list of incidents. Without a state it is what people still work on. */
export type IncidentFilter = FilterOf<typeof fields>

const list = filterWords(fields)

export const { words: incidentFields, isFiltered } = list

/** The word for incidents in every state. */
export const anyState = 'any'

/** The filter as the query of the API's lists. */
export const asQuery = (filter: IncidentFilter) =>
  list.asQuery({ ...filter, state: filter.state === anyState ? undefined : (filter.state ?? 'active') })

/** The newest first, which no address needs to name. */
export const usualSort = '-openedAt'

/** The address's word once a state is pressed: among those chosen it goes, else it joins them. With none left, it is what goes on. */
export function pressState(now: string | undefined, pressed: IncidentState): string | undefined {
  const chosen = several(now === anyState ? undefined : now)
  const next = incidentStates.filter((state) => (state === pressed ? !chosen.includes(state) : chosen.includes(state)))
  return next.join(',') || undefined
}
