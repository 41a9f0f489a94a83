import type { TicketPriority, TicketState } from '@/api/types'

/** The lifecycle in its order. */
export const states: TicketState[] = ['new', 'open', 'pending', 'onHold', 'resolved', 'closed']

/** Whether there is still something to do. */
export const isActive = (state: TicketState) => state !== 'resolved' && state !== 'closed'

/** Whether a move between two states is for those only who may close. */
export const needsClosing = (from: TicketState, to: TicketState) => from !== to && !(isActive(from) && isActive(to))

/** What cannot wait comes first. */
export const priorities: TicketPriority[] = ['urgent', 'high', 'normal', 'low']

export const stateText: Record<TicketState, string> = {
  new: 'text-accent-text',
  open: 'text-ink',
  pending: 'text-warning',
  onHold: 'text-unknown',
  resolved: 'text-healthy',
  closed: 'text-ink-faint',
}

export const stateShape: Record<TicketState, string> = {
  new: 'text-accent',
  open: 'text-accent',
  pending: 'text-warning-fill',
  onHold: 'text-unknown-fill',
  resolved: 'text-healthy-fill',
  closed: 'text-unknown-fill',
}
