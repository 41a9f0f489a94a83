import { dayStart, wallOf } from './zone'

/** How much of the calendar is shown. */
export type Span = 'week' | 'fortnight' | 'month'

export const spans: Span[] = ['week', 'fortnight', 'month']

const days: Record<Span, number> = { week: 7, fortnight: 14, month: 35 }

/** The stretch that holds a day: from the Monday before it, by the calendar of a zone. */
export function stretchOf(span: Span, day: number, zone: string): { from: number; until: number; days: number[] } {
  const weekday = (new Date(`${wallOf(day, zone).slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7
  const from = dayStart(day, zone, -weekday)
  const starts = Array.from({ length: days[span] }, (_, at) => dayStart(from, zone, at))
  return { from, until: dayStart(from, zone, days[span]), days: starts }
}

/** A day in the stretch before or after. */
export const turned = (span: Span, day: number, zone: string, by: number): number => dayStart(day, zone, by * days[span])
