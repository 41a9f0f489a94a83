import type { TicketLine, TicketState, TicketStatus } from '@/api/types'
import { several } from '@/features/lists/filterWords'
import { isActive, needsClosing } from '../states'
import { anyState, type QueueFilter } from '../queue/filter'

/** The statuses that stand beside each other: what there is to do and what was just done, unless the filter says otherwise. */
export function columnsOf(statuses: readonly TicketStatus[], { state, status }: QueueFilter): TicketStatus[] {
  const [states, names] = [several(state === anyState ? undefined : state), several(status)]
  const shows = (one: TicketStatus) =>
    names.length > 0
      ? names.includes(one.name)
      : states.length > 0
        ? states.includes(one.state)
        : state === anyState || isActive(one.state) || one.state === 'resolved'
  const order: TicketState[] = ['new', 'open', 'pending', 'onHold', 'resolved', 'closed']
  return statuses.filter(shows).toSorted((one, other) => order.indexOf(one.state) - order.indexOf(other.state))
}

/** The filter of one column. */
export const filterOf = (filter: QueueFilter, status: string): QueueFilter => ({ ...filter, state: anyState, status })

/** The tickets of each status, whichever column's answer they came with: one that moved is shown at once where it stands now, and the newest of it. */
export function cardsOf(lists: readonly (readonly TicketLine[])[]): Map<string, TicketLine[]> {
  const newest = new Map<string, TicketLine>()
  for (const line of lists.flat()) if ((newest.get(line.id)?.version ?? -1) < line.version) newest.set(line.id, line)
  const cards = new Map<string, TicketLine[]>()
  for (const line of newest.values()) cards.set(line.status.name, [...(cards.get(line.status.name) ?? []), line])
  for (const column of cards.values()) column.sort(byUrgency)
  return cards
}

const urgency = ['urgent', 'high', 'normal', 'low']

// As the queue itself orders: the most urgent first, of those the one that waits longest.
const byUrgency = (one: TicketLine, other: TicketLine) =>
  urgency.indexOf(one.priority) - urgency.indexOf(other.priority) || one.openedAt.localeCompare(other.openedAt)

/** Whether a ticket may be put into a column by somebody who may close, or may not. */
export function mayMove(from: TicketStatus, to: TicketStatus, closes: boolean): boolean {
  if (from.name === to.name || (to.state === 'new' && from.state !== 'new')) return false
  if (to.state === 'closed' && !['resolved', 'closed'].includes(from.state)) return false
  return closes || !needsClosing(from.state, to.state)
}

/** The next column in a direction that the ticket may go to. */
export function columnBeside(
  columns: readonly TicketStatus[],
  from: TicketStatus,
  step: 1 | -1,
  closes: boolean,
): TicketStatus | undefined {
  const at = columns.findIndex(({ name }) => name === from.name)
  const beyond = step > 0 ? columns.slice(at + 1) : columns.slice(0, Math.max(0, at)).toReversed()
  return beyond.find((column) => mayMove(from, column, closes))
}
