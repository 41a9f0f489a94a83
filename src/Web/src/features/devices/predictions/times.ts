import { clockTime, dayName } from '@/lib/time'

const nearly = 10 * 60_000

/** Between when and when something is expected, by the place's calendar: "Today 14:08 – 18:09"; one time only when they are almost the same. */
export function between(earliestAt: string, latestAt: string, now: number, zone?: string): string {
  const [from, to] = [dayName(earliestAt, now, zone), dayName(latestAt, now, zone)]
  const first = `${from} ${clockTime(earliestAt, zone)}`
  if (Date.parse(latestAt) - Date.parse(earliestAt) < nearly) return first
  return `${first} – ${from === to ? '' : `${to} `}${clockTime(latestAt, zone)}`
}
