const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
]

/** Making a format costs a hundred times what using it does. */
const relativeFormats = new Map<string, Intl.RelativeTimeFormat>()

function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  const known = relativeFormats.get(locale)
  if (known) return known
  const made = new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'always' })
  relativeFormats.set(locale, made)
  return made
}

/** "12s ago", "in 3h": the largest whole unit, which is what the eye needs. A few seconds ahead are now, because clocks differ. */
export function relativeTime(at: string | number | Date, now: number, locale = 'en'): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000)
  if (seconds > -2 && seconds < 5) return 'just now'
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const)
  return relativeFormat(locale).format(Math.trunc(seconds / size), unit)
}

/** "5 min", "2 h 30 min": how long something lasts. */
export function duration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const days = Math.floor(seconds / 86_400)
  const hours = Math.floor((seconds % 86_400) / 3_600)
  const minutes = Math.floor((seconds % 3_600) / 60)
  if (days > 0) return hours > 0 ? `${days} d ${hours} h` : `${days} d`
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`
  return `${minutes} min`
}

/** The instant in full, in the given zone: "Fri 20 Nov 2026, 11:00:05 CET". */
export function absoluteTime(at: string | number | Date, zone?: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(zone),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).formatToParts(new Date(at))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}:${part('second')} ${part('timeZoneName')}`
}

/** "11:00" or "11:00:05" on the wall of the given zone. */
export function clockTime(at: string | number | Date, zone?: string, seconds = false): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(zone),
    hour: '2-digit',
    minute: '2-digit',
    second: seconds ? '2-digit' : undefined,
  }).format(new Date(at))
}

/** "Today", "Yesterday" or "Fri 20 Nov", by the calendar of the given zone. */
export function dayName(at: string | number | Date, now: number, zone?: string): string {
  const day = (instant: number) => new Intl.DateTimeFormat('en-CA', { timeZone: knownZone(zone), dateStyle: 'short' }).format(instant)
  const then = day(new Date(at).getTime())
  if (then === day(now)) return 'Today'
  if (then === day(now - 86_400_000)) return 'Yesterday'
  const sameYear = then.slice(0, 4) === day(now).slice(0, 4)
  return new Intl.DateTimeFormat('en-GB', {
    timeZone: knownZone(zone),
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: sameYear ? undefined : 'numeric',
  }).format(new Date(at))
}

/** A zone this browser knows, else its own: an old browser must not lose the page over a new zone. */
export function knownZone(zone?: string): string | undefined {
  if (!zone) return undefined
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone
  } catch {
    return undefined
  }
}
