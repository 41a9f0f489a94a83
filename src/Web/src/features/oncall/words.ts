import { knownZone } from '@/lib/time'

const formats = new Map<string, Intl.DateTimeFormat>()

/** "Mon 30 Mar, 09:00" by the clock of a zone. */
export function momentIn(at: string | number, zone: string): string {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: knownZone(zone), weekday: 'short', day: 'numeric', month: 'short' },
      ...{ hour: '2-digit', minute: '2-digit' },
    })
  formats.set(zone, known)
  return known.format(new Date(at))
}

/** "Mon 30" by the calendar of a zone. */
export function dayIn(at: number, zone: string, isLong: boolean): { day: string; month: string } {
  const day = new Intl.DateTimeFormat('en-GB', { timeZone: knownZone(zone), ...(isLong && { weekday: 'short' }), day: 'numeric' }).format(
    at,
  )
  return { day, month: new Intl.DateTimeFormat('en-GB', { timeZone: knownZone(zone), month: 'short' }).format(at) }
}
