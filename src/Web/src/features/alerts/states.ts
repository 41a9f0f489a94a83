import type { Alert, AlertState } from '@/api/types'

/** The lifecycle in its order. */
export const states: AlertState[] = ['open', 'acknowledged', 'snoozed', 'resolved', 'closed']

/** Whether it still goes on. */
export const isActive = (state: AlertState) => state !== 'resolved' && state !== 'closed'

/** How bad it is, in one of four ranks; sources use many words. */
export type Rank = 'critical' | 'high' | 'medium' | 'low'

const words: Record<string, Rank> = {
  ...{ critical: 'critical', page: 'critical', disaster: 'critical' },
  ...{ high: 'high', error: 'high', major: 'high' },
  ...{ low: 'low', info: 'low', information: 'low', none: 'low' },
}

/** The rank of a source's word; one nobody has heard of counts as medium. */
export const rankOf = (severity: string): Rank => words[severity] ?? 'medium'

export const stateText: Record<AlertState, string> = {
  open: 'text-ink',
  acknowledged: 'text-accent-text',
  snoozed: 'text-unknown',
  resolved: 'text-healthy',
  closed: 'text-ink-faint',
}

export const stateShape: Record<AlertState, string> = {
  open: 'text-critical-fill',
  acknowledged: 'text-accent',
  snoozed: 'text-unknown-fill',
  resolved: 'text-healthy-fill',
  closed: 'text-unknown-fill',
}

export const rankText: Record<Rank, string> = {
  critical: 'text-critical',
  high: 'text-poor',
  medium: 'text-warning',
  low: 'text-ink-muted',
}

export const rankShape: Record<Rank, string> = {
  critical: 'text-critical-fill',
  high: 'text-poor-fill',
  medium: 'text-warning-fill',
  low: 'text-unknown-fill',
}

/** A rule's or type's name as people read it: "DEVICE_FAILURE" is "Device failure", "DeviceHealthCritical" is "Device health critical". */
export function spoken(name: string): string {
  const words = /^[A-Z0-9_]+$/.test(name)
    ? name.split('_').map((word) => word.toLowerCase())
    : name.split(/[_\s]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
  const [first = '', ...rest] = words.filter(Boolean)
  const lower = (word: string) => (/^[A-Z][a-z]+$/.test(word) ? word.toLowerCase() : word)
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest.map(lower)].join(' ')
}

/** When it began: as its source says, but not after it was heard of. */
export const beganAt = ({ startsAt, openedAt }: Pick<Alert, 'startsAt' | 'openedAt'>) => (startsAt < openedAt ? startsAt : openedAt)
