import type { Calendar, CalendarTerms, WorkPeriod } from '@/api/types'
import { clockOf, weekdays, type Period, type Week } from '@/features/sites/hours'
import { i18next } from '@/i18n'

/** A holiday or an exception as a line of the form: the hours are typed, none is closed. */
export interface DayLine {
  from: string
  to: string
  name: string
  isYearly: boolean
  hours: string
}

/** What a calendar says, as texts of a form. */
export interface CalendarForm {
  name: string
  timeZone: string
  week: Week
  holidays: DayLine[]
  specialHours: DayLine[]
}

const shown = (time = '00:00:00', isEnd = false) => (isEnd && time.startsWith('00:00') ? '24:00' : time.slice(0, 5))
const told = (time: string) => `${(clockOf(time) ?? time).replace('24:00', '00:00')}:00`

const periodOf = ({ from, to }: WorkPeriod): Period => ({ from: shown(from), to: shown(to, true) })
export const asPeriod = ({ from, to }: Period): WorkPeriod => ({ from: told(from), to: told(to) })

export const weekOfCalendar = (week: Calendar['week']): Week =>
  Object.fromEntries(weekdays.map((day) => [day, (week[day] ?? []).map(periodOf)])) as unknown as Week

export const formOf = (calendar: Calendar | undefined): CalendarForm => ({
  name: calendar?.name ?? '',
  timeZone: calendar?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: calendar
    ? weekOfCalendar(calendar.week)
    : (Object.fromEntries(weekdays.map((day, at) => [day, at < 5 ? [{ from: '08:00', to: '17:00' }] : []])) as unknown as Week),
  holidays: (calendar?.holidays ?? []).map((day) => ({ ...day, isYearly: day.isYearly ?? false, hours: '' })),
  specialHours: (calendar?.specialHours ?? []).map(({ from, to, reason, hours }) => ({
    ...{ from, to, name: reason, isYearly: false },
    hours: hours
      .map(periodOf)
      .map(({ from: opens, to: closes }) => `${opens}–${closes}`)
      .join(', '),
  })),
})

/** The periods somebody typed: "08:00–12:00, 13–17". Nothing is closed; undefined when one is no period. */
export function periodsOf(text: string): Period[] | undefined {
  const periods = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .map((word) => {
      const [from, to, ...more] = word.split(/[–-]/).map((time) => clockOf(time))
      return from && to && from !== to && more.length === 0 ? { from, to } : undefined
    })
  return periods.every((period) => period !== undefined) ? periods : undefined
}

/** What is wrong with a day's periods, if anything is. One that ends before it begins runs over midnight. */
export function periodsError(periods: readonly Period[]): string | undefined {
  const times = periods.map(({ from, to }) => ({ from: clockOf(from), to: clockOf(to) }))
  if (times.some(({ from, to }) => !from || !to)) return i18next.t('hours.timeWrong')
  return times.some(({ from, to }) => from === to) ? i18next.t('calendars.unclear') : undefined
}

const isDate = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What is wrong with a line, if anything is. */
export function lineError({ from, to, name, hours }: DayLine): string | undefined {
  if (!isDate(from) || !isDate(to || from) || !name.trim()) return i18next.t('calendars.lineWanted')
  if ((to || from) < from) return i18next.t('calendars.lineBackwards')
  return periodsOf(hours) ? undefined : i18next.t('calendars.hoursWrong')
}

/** The calendar as the API takes it; undefined while something typed makes no sense. */
export function termsOf(form: CalendarForm): CalendarTerms | undefined {
  const lines = [...form.holidays, ...form.specialHours]
  if (!form.name.trim() || !form.timeZone.trim() || lines.some(lineError) || weekdays.some((day) => periodsError(form.week[day])))
    return undefined
  return {
    name: form.name.trim(),
    timeZone: form.timeZone.trim(),
    week: Object.fromEntries(weekdays.map((day) => [day, form.week[day].map(asPeriod)])) as unknown as CalendarTerms['week'],
    holidays: form.holidays.map(({ from, to, name, isYearly }) => ({ from, to: to || from, name: name.trim(), isYearly })),
    specialHours: form.specialHours.map(({ from, to, name, hours }) => ({
      ...{ from, to: to || from, reason: name.trim() },
      hours: (periodsOf(hours) ?? []).map(asPeriod),
    })),
  }
}

/** A calendar as it is, for saying it again. */
export const asCalendarTerms = ({ name, timeZone, week, holidays, specialHours }: Calendar): CalendarTerms => ({
  ...{ name, timeZone, week },
  holidays: [...holidays],
  specialHours: [...specialHours],
})
