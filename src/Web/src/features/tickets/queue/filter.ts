import type { TicketState } from '@/api/types'
import { filterWords, several, type FilterOf } from '@/features/lists/filterWords'
import { states } from '../states'

const fields = {
  state: 'state',
  status: 'status',
  priority: 'priority',
  assignee: 'assignee',
  team: 'team',
  site: 'site',
  category: 'category',
  tag: 'tag',
  due: 'due',
  risk: 'risk',
} as const

/** What narrows the queue. Without a state it is what is still to be done. */
export type QueueFilter = FilterOf<typeof fields>
export type FilterName = keyof typeof fields

const queue = filterWords(fields)

export const { words: filterFields, isFiltered } = queue

/** The word for tickets in every state. */
export const anyState = 'any'

const stateWord = (state: string | undefined) => (state === anyState ? undefined : (state ?? 'active'))
const spelledOut = (filter: QueueFilter): QueueFilter => ({ ...filter, state: stateWord(filter.state) })

/** The filter as the query of the API's lists. */
export const asQuery = (filter: QueueFilter) => queue.asQuery(spelledOut(filter))

/** The filter as the body of an edit names it. */
export const asEditFilter = (filter: QueueFilter) => queue.asEditFilter(spelledOut(filter))

/** The queue's own order, which no address needs to name: the most urgent first, of those the one that waits longest. */
export const usualSort = '-priority'

export const asViewQuery = (filter: QueueFilter, sort: string) =>
  queue.asViewQuery(spelledOut(filter), sort === usualSort ? undefined : sort)

/** Where the same tickets, in the same order, are to be had as a table. */
export const exportAddress = (filter: QueueFilter, sort: string) =>
  `/v1/tickets/export?${new URLSearchParams(queue.asViewQuery(spelledOut(filter), sort)).toString()}`

/** The words of the address that show what a view says. */
export function ofViewQuery(query: Record<string, string>): QueueFilter & { sort?: string } {
  const asked = queue.ofViewQuery(query)
  return { ...asked, state: asked.state === 'active' ? undefined : (asked.state ?? anyState) }
}

/** The address's word once a state is pressed: among those chosen it goes, else it joins them. With none left, the queue is what is to be done. */
export function pressState(now: string | undefined, pressed: TicketState): string | undefined {
  const chosen = several(now === anyState ? undefined : now)
  const next = states.filter((state) => (state === pressed ? !chosen.includes(state) : chosen.includes(state)))
  return next.join(',') || undefined
}
