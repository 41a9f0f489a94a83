import type { SlaClock } from '@/api/types'

/** How a clock is told: a running one of which somebody was warned is at risk. */
export type Standing = 'running' | 'atRisk' | 'paused' | 'met' | 'breached'

export function standingOf(clock: Pick<SlaClock, 'state' | 'warnedAt'>): Standing {
  if (clock.state === 'running' && clock.warnedAt) return 'atRisk'
  return clock.state
}

export const standingText: Record<Standing, string> = {
  running: 'text-ink',
  atRisk: 'text-warning',
  paused: 'text-unknown',
  met: 'text-healthy',
  breached: 'text-critical',
}

export const standingFill: Record<Standing, string> = {
  running: 'bg-accent',
  atRisk: 'bg-warning-fill',
  paused: 'bg-unknown-fill',
  met: 'bg-healthy-fill',
  breached: 'bg-critical-fill',
}

/** The moment from which the time left of all of a ticket's clocks can be counted: the earliest that one was or is due, else now. */
export function countedFrom(clocks: readonly SlaClock[], now: number): string {
  const due = clocks.filter((clock) => !clock.stoppedAt && clock.dueAt).map((clock) => Date.parse(clock.dueAt!))
  // To the hour: the answer is asked for once, and not again at every look.
  const hour = 3_600_000
  return new Date(Math.floor(Math.min(now, ...due) / hour) * hour).toISOString()
}

/** The clock to look at first: of those not stopped the one that is due next, and a breached one before all. */
export function nextClock(clocks: readonly SlaClock[]): SlaClock | undefined {
  const going = clocks.filter((clock) => !clock.stoppedAt)
  return going.toSorted((one, other) => rank(one) - rank(other))[0]
}

const rank = (clock: SlaClock) => (clock.dueAt ? Date.parse(clock.dueAt) : Number.MAX_SAFE_INTEGER)
