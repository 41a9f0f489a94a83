import { knownZone } from '@/lib/time'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const steps = [
  minute,
  2 * minute,
  5 * minute,
  10 * minute,
  15 * minute,
  30 * minute,
  hour,
  2 * hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  2 * day,
  7 * day,
  14 * day,
  28 * day,
]

/** Where a zone's wall clock stands ahead of UTC at an instant, in milliseconds. */
export function zoneOffset(at: number, zone?: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: knownZone(zone),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at)
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value)
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - Math.floor(at / 1000) * 1000
}

/** Round times of the zone's wall clock between two instants, at most `most` of them. */
export function timeTicks(from: number, to: number, most: number, zone?: string): number[] {
  const step = steps.find((length) => (to - from) / length <= most) ?? 28 * day
  const ticks: number[] = []
  let wall = Math.ceil((from + zoneOffset(from, zone)) / step) * step
  for (let guard = 0; guard < 200; guard++, wall += step) {
    // The offset at the tick itself decides, so that ticks stay round across a change to summer time.
    const guess = wall - zoneOffset(wall - zoneOffset(from, zone), zone)
    if (guess > to) return ticks
    if (guess >= from) ticks.push(guess)
  }
  return ticks
}

/** A tick as people write it: the day at midnight, the clock otherwise. */
export function tickLabel(at: number, span: number, zone?: string): string {
  const timeZone = knownZone(zone)
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  if (clock !== '00:00' && span <= 14 * day) return clock
  return new Intl.DateTimeFormat('en-GB', { timeZone, day: 'numeric', month: 'short' }).format(at)
}
