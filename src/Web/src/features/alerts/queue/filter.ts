import type { AlertState } from '@/api/types'
import { filterWords, several, type FilterOf } from '@/features/lists/filterWords'
import { states } from '../states'

const fields = {
  state: 'state',
  severity: 'severity',
  type: 'type',
  name: 'name',
  site: 'site',
  assignee: 'assignee',
  hidden: 'hidden',
  device: 'device',
} as const

/** What narrows the queue. Without a state it is what still goes on. */
export type QueueFilter = FilterOf<typeof fields>
export type FilterName = keyof typeof fields

const queue = filterWords(fields)

export const { words: filterFields, isFiltered } = queue

/** The word for alerts in every state. */
export const anyState = 'any'

const stateWord = (state: string | undefined) => (state === anyState ? undefined : (state ?? 'active'))

/** The filter as the query of the API's lists. */
export const asQuery = (filter: QueueFilter) => queue.asQuery({ ...filter, state: stateWord(filter.state) })

/** The queue's own order, which no address needs to name: the worst first, of those the one that began last. */
export const usualSort = '-severity'

/** What the queue can be put together by. */
export const groupings = ['site', 'name'] as const
export type Grouping = (typeof groupings)[number]

export const asViewQuery = (filter: QueueFilter, sort: string, group?: Grouping): Record<string, string> => ({
  ...queue.asViewQuery({ ...filter, state: stateWord(filter.state) }, sort === usualSort ? undefined : sort),
  ...(group && { group }),
})

/** The words of the address that show what a view says. */
export function ofViewQuery(query: Record<string, string>): QueueFilter & { sort?: string; group?: Grouping } {
  const asked = queue.ofViewQuery(query)
  const state = asked.state === 'active' ? undefined : (asked.state ?? anyState)
  return { ...asked, state, group: groupings.find((one) => one === query.group) }
}

/** The address's word once a state is pressed: among those chosen it goes, else it joins them. With none left, the queue is what goes on. */
export function pressState(now: string | undefined, pressed: AlertState): string | undefined {
  const chosen = several(now === anyState ? undefined : now)
  const next = states.filter((state) => (state === pressed ? !chosen.includes(state) : chosen.includes(state)))
  return next.join(',') || undefined
}
