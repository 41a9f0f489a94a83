import type { HandlingTimes, NoiseHour } from '@/api/types'

/** Of a hundred notifications so many less is what is asked for: below, people hear too much, above, perhaps too little. */
export const wished = { from: 40, to: 60 } as const

/** Where a reduction stands beside what is asked for. */
export const standingOf = (reduction: number): 'below' | 'within' | 'above' =>
  reduction < wished.from ? 'below' : reduction > wished.to ? 'above' : 'within'

/** What began and what people were told of within an hour or a day. */
export interface Bucket {
  at: number
  alerts: number
  notifications: number
}

const hour = 3_600_000

/** Each hour or day of a stretch, those without anything too. */
export function bucketsOf(hours: NoiseHour[], from: number, to: number, size: 'hour' | 'day'): Bucket[] {
  const length = size === 'hour' ? hour : 24 * hour
  const first = Math.floor(from / length) * length
  const buckets = Array.from({ length: Math.max(1, Math.ceil((to - first) / length)) }, (_, n) => ({
    at: first + n * length,
    alerts: 0,
    notifications: 0,
  }))
  for (const { beginsAt, noise } of hours) {
    const bucket = buckets[Math.floor((Date.parse(beginsAt) - first) / length)]
    if (!bucket) continue
    bucket.alerts += noise.alerts
    bucket.notifications += noise.notifications
  }
  return buckets
}

/** The means of groups as that of all: each counts as often as it happened. */
export function togetherOf(groups: HandlingTimes[]): {
  toAcknowledge?: number
  toResolve?: number
  acknowledged: number
  resolved: number
} {
  const acknowledged = groups.reduce((sum, one) => sum + one.acknowledged, 0)
  const resolved = groups.reduce((sum, one) => sum + one.resolved, 0)
  const sum = (of: (one: HandlingTimes) => number) => groups.reduce((total, one) => total + of(one), 0)
  return {
    ...{ acknowledged, resolved },
    toAcknowledge: acknowledged > 0 ? sum((one) => one.acknowledged * (one.meanSecondsToAcknowledge ?? 0)) / acknowledged : undefined,
    toResolve: resolved > 0 ? sum((one) => one.resolved * (one.meanSecondsToResolve ?? 0)) / resolved : undefined,
  }
}

/** Where a reduction stands on a scale from `least` to 100, as a share of its length. Where people hear more than there is, the scale begins below zero. */
export const placeOn = (least: number, reduction: number) => Math.min(1, Math.max(0, (reduction - least) / (100 - least)))

export const leastOf = (reduction: number) => (reduction < 0 ? -100 : 0)
