import type { TFunction } from 'i18next'
import { duration } from '@/lib/time'

export const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof weekdays)[number]
export type Repeats = 'once' | 'daily' | 'weekly' | 'monthly'
export const repeats: Repeats[] = ['once', 'daily', 'weekly', 'monthly']

/** How a window comes again, in choices people make; whatever else a rule of RFC 5545 can say is kept as it is written. */
export interface Recurrence {
  repeats: Repeats
  every: number
  days: Weekday[]
  /** Monthly: on the same date, or on the same weekday of the month ("the second Saturday"). */
  monthlyBy: 'date' | 'weekday'
  /** The last day, as a date field has it; none when it goes on. */
  until: string
  /** A rule that has no place among these choices. */
  other?: string
}

export const once: Recurrence = { repeats: 'once', every: 1, days: [], monthlyBy: 'date', until: '' }

/** The weekday of a local time such as "2026-11-21T02:00". */
export function weekdayOf(startsAt: string): Weekday {
  const [year = 2000, month = 1, day = 1] = startsAt.slice(0, 10).split('-').map(Number)
  return weekdays[(new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7]!
}

/** Which of its weekday in its month a day is: 1 for the first, −1 for the last where there is a fifth. */
export function nthOf(startsAt: string): number {
  const nth = Math.ceil(Number(startsAt.slice(8, 10)) / 7)
  return nth === 5 ? -1 : nth
}

/** The rule of RFC 5545 that says this; nothing for what comes once. */
export function ruleOf({ repeats, every, days, monthlyBy, until, other }: Recurrence, startsAt: string): string | null {
  if (other) return other
  if (repeats === 'once') return null
  const parts = [`FREQ=${repeats.toUpperCase()}`]
  if (every > 1) parts.push(`INTERVAL=${every}`)
  if (repeats === 'weekly')
    parts.push(`BYDAY=${(days.length > 0 ? weekdays.filter((day) => days.includes(day)) : [weekdayOf(startsAt)]).join(',')}`)
  if (repeats === 'monthly' && monthlyBy === 'weekday') parts.push(`BYDAY=${nthOf(startsAt)}${weekdayOf(startsAt)}`)
  if (until) parts.push(`UNTIL=${until.replaceAll('-', '')}`)
  return parts.join(';')
}

/** The choices a rule stands for. */
export function ofRule(rule: string | null | undefined, startsAt: string): Recurrence {
  if (!rule) return once
  const parts = new Map(
    rule
      .toUpperCase()
      .split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  )
  const frequency = parts.get('FREQ')?.toLowerCase()
  const byDay = parts.get('BYDAY')?.split(',') ?? []
  const read: Recurrence = {
    repeats: repeats.find((one) => one === frequency) ?? 'once',
    every: Number(parts.get('INTERVAL') ?? 1),
    days: weekdays.filter((day) => byDay.includes(day)),
    monthlyBy: frequency === 'monthly' && byDay.length > 0 ? 'weekday' : 'date',
    until: parts.get('UNTIL')?.replace(/^(\d{4})(\d{2})(\d{2}).*$/, '$1-$2-$3') ?? '',
  }
  // Whatever does not come back the same is not for these choices.
  const said = new Map(
    ruleOf(read, startsAt)
      ?.split(';')
      .map((part) => part.split('=', 2) as [string, string]),
  )
  if (read.repeats === 'weekly' && byDay.length === 0) said.delete('BYDAY')
  const same = (name: string) => sorted(parts.get(name)) === sorted(said.get(name))
  const names = [...new Set([...parts.keys(), ...said.keys()])].filter((name) => name !== 'WKST')
  const known = names.every((name) => same(name) || (name === 'INTERVAL' && parts.get(name) === '1'))
  return known ? read : { ...once, other: rule }
}

const sorted = (list: string | undefined) => list?.split(',').sort().join()

/** "Every Saturday and Sunday, 02:00 for 2 h, by the clock of Europe/Berlin". */
export function sentenceOf(t: TFunction, recurrence: Recurrence, startsAt: string, minutes: number, zone: string): string {
  const time = startsAt.slice(11, 16)
  return t('alerts.windows.sentence', { when: whenOf(t, recurrence, startsAt), time, lasting: duration(minutes * 60), zone })
}

function whenOf(t: TFunction, { repeats, every, days, monthlyBy, until, other }: Recurrence, startsAt: string): string {
  if (other) return other
  const date = startsAt.slice(0, 10)
  if (repeats === 'once') return t('alerts.windows.when.once', { date })
  const named = (day: Weekday) => t(`alerts.windows.days.${day}`)
  const on = new Intl.ListFormat('en').format(
    (days.length > 0 ? weekdays.filter((day) => days.includes(day)) : [weekdayOf(startsAt)]).map(named),
  )
  const said = {
    daily: () => t('alerts.windows.when.daily', { count: every }),
    weekly: () => t('alerts.windows.when.weekly', { count: every, on }),
    monthly: () =>
      monthlyBy === 'date'
        ? t('alerts.windows.when.monthly', { count: every, day: Number(date.slice(8)) })
        : t('alerts.windows.when.monthlyOn', {
            count: every,
            nth: t(`alerts.windows.nth.${String(nthOf(startsAt)) as '1'}`),
            on: named(weekdayOf(startsAt)),
          }),
  }[repeats]()
  return until ? t('alerts.windows.when.until', { said, until }) : said
}
