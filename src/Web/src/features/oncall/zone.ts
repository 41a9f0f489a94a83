import { knownZone } from '@/lib/time'

const parts = new Map<string, Intl.DateTimeFormat>()

function format(zone: string): Intl.DateTimeFormat {
  const known = parts.get(zone)
  if (known) return known
  const digits = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' } as const
  const made = new Intl.DateTimeFormat('en-CA', { timeZone: knownZone(zone), hourCycle: 'h23', ...digits })
  parts.set(zone, made)
  return made
}

/** What the clock of a zone shows at an instant: "2026-03-29T03:12". */
export function wallOf(at: number, zone: string): string {
  const shown = Object.fromEntries(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return `${shown.year}-${shown.month}-${shown.day}T${shown.hour}:${shown.minute}`
}

/** When the clock of a zone shows this, the first time it does; where it is left out, as much later as clocks are put forward. */
export function instantOf(wall: string, zone: string): number {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall)) return NaN
  const utc = Date.parse(`${wall}:00Z`)
  if (Number.isNaN(utc)) return NaN
  const offset = (at: number) => Date.parse(`${wallOf(at, zone)}:00Z`) - Math.floor(at / 60_000) * 60_000
  const guesses = [utc - offset(utc - 86_400_000), utc - offset(utc + 86_400_000)]
  const right = guesses.filter((at) => wallOf(at, zone) === wall)
  return right.length > 0 ? Math.min(...right) : Math.max(...guesses)
}

/** The first moment of the day, so many days later, by the calendar of a zone. */
export function dayStart(at: number, zone: string, days = 0): number {
  const date = new Date(`${wallOf(at, zone).slice(0, 10)}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() + days)
  return instantOf(date.toISOString().slice(0, 16), zone)
}
