import type { BusinessHours } from '@/api/types'
import { i18next } from '@/i18n'

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof weekdays)[number]

/** From one time of day to another, by the clock of the place. */
export interface Period {
  from: string
  to: string
}

/** The periods of each day; a day without any is closed. */
export type Week = Record<Weekday, Period[]>

export const mostPeriods = 6

export const workingDays: Weekday[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
export const weekend: Weekday[] = ['saturday', 'sunday']

/** The same periods on some days, and closed on the others. */
export const weekOf = (days: readonly Weekday[], periods: Period[]): Week =>
  Object.fromEntries(weekdays.map((day) => [day, days.includes(day) ? periods : []])) as unknown as Week

/** One day's periods on other days too. */
export const copied = (week: Week, from: Weekday, to: readonly Weekday[]): Week => ({
  ...week,
  ...Object.fromEntries(to.map((day) => [day, week[from].map((period) => ({ ...period }))])),
})

export const readWeek = (hours: BusinessHours | null): Week | null =>
  hours && (Object.fromEntries(weekdays.map((day) => [day, hours[day] ?? []])) as unknown as Week)

/** What somebody typed as a time of day, written in full: "8", "830" and "8.30" are times; undefined is none. */
export function clockOf(text: string): string | undefined {
  const [, hour, minute = '00'] = /^(\d{1,2})(?:[:.h]?(\d{2}))?$/.exec(text.trim()) ?? []
  if (hour === undefined || Number(minute) > 59 || Number(hour) * 60 + Number(minute) > 24 * 60) return undefined
  return `${hour.padStart(2, '0')}:${minute}`
}

/** The next period somebody would want to add to a day. */
export function nextPeriod(periods: Period[]): Period {
  const last = clockOf(periods.at(-1)?.to ?? '')
  if (!last) return { from: '08:00', to: '17:00' }
  const hour = Number(last.slice(0, 2))
  const at = (plus: number) => `${String(Math.min(24, hour + plus)).padStart(2, '0')}:${hour + plus >= 24 ? '00' : last.slice(3)}`
  return { from: at(1), to: at(5) }
}

/** What is wrong with a day's periods, if anything is. */
export function dayError(periods: Period[]): string | undefined {
  const times = periods.map(({ from, to }) => ({ from: clockOf(from), to: clockOf(to) }))
  if (times.some(({ from, to }) => !from || !to)) return i18next.t('hours.timeWrong')
  const ordered = times.toSorted((one, other) => one.from!.localeCompare(other.from!))
  if (ordered.some(({ from, to }) => from! >= to!)) return i18next.t('hours.backwards')
  if (ordered.some(({ from }, at) => at > 0 && ordered[at - 1]!.to! > from!)) return i18next.t('hours.overlap')
  return undefined
}

/** The week as the API takes it. */
export const asBusinessHours = (week: Week | null): BusinessHours | null =>
  week &&
  Object.fromEntries(
    weekdays.map((day) => [
      day,
      week[day]
        .map(({ from, to }) => ({ from: clockOf(from) ?? from, to: clockOf(to) ?? to }))
        .toSorted((one, other) => one.from.localeCompare(other.from)),
    ]),
  )

/** "Mon–Fri 08:00–12:00, 13:00–17:00" and "Sat 09:00–12:00": days in a row with the same hours are one line. */
export function hoursInWords(week: Week): string[] {
  const words = weekdays.map((day) => week[day].map(({ from, to }) => `${from}–${to}`).join(', '))
  const name = (at: number) => i18next.t(`hours.short.${weekdays[at]!}`)
  const lines: string[] = []
  for (let first = 0, last: number; first < words.length; first = last + 1) {
    for (last = first; words[last + 1] === words[first]; last++);
    if (words[first]) lines.push(`${name(first)}${last > first ? `–${name(last)}` : ''} ${words[first]}`)
  }
  return lines
}
