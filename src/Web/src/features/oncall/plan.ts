import type { OnCallLayer, OnCallPlan, OnCallSchedule, OnCallScheduleTerms } from '@/api/types'
import { weekdays, type Week } from '@/features/sites/hours'
import { asPeriod, lineError, periodsError, weekOfCalendar, type DayLine } from '@/features/tickets/promises/settings/calendars'

/** A layer as texts of a form. */
export interface LayerForm {
  name: string
  people: string[]
  startsOn: string
  endsOn: string
  handoffAt: string
  unit: OnCallLayer['unit']
  every: string
  /** Whether it holds within hours of the week only. */
  isLimited: boolean
  hours: Week
  holidays: NonNullable<OnCallLayer['holidays']>
}

/** A schedule as texts of a form. */
export interface ScheduleForm {
  name: string
  timeZone: string
  layers: LayerForm[]
  holidays: DayLine[]
}

const nights = Object.fromEntries(weekdays.map((day) => [day, [{ from: '18:00', to: '08:00' }]])) as unknown as Week

/** The Monday of this week. */
function monday(): string {
  const day = new Date()
  day.setDate(day.getDate() - ((day.getDay() + 6) % 7))
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}

export const newLayer = (name: string, people: string[]): LayerForm => ({
  ...{ name, people, startsOn: monday(), endsOn: '', handoffAt: '09:00', unit: 'weeks', every: '1' },
  ...{ isLimited: false, hours: nights, holidays: 'ignored' },
})

const layerFormOf = (layer: OnCallLayer): LayerForm => ({
  name: layer.name,
  people: [...layer.people],
  startsOn: layer.startsOn,
  endsOn: layer.endsOn ?? '',
  handoffAt: layer.handoffAt.slice(0, 5),
  unit: layer.unit,
  every: String(layer.every ?? 1),
  isLimited: Boolean(layer.hours),
  hours: layer.hours ? weekOfCalendar(layer.hours) : nights,
  holidays: layer.holidays ?? 'ignored',
})

export const formOf = (schedule: OnCallSchedule | undefined, first?: LayerForm): ScheduleForm => ({
  name: schedule?.name ?? '',
  timeZone: schedule?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
  layers: schedule?.layers.map(layerFormOf) ?? (first ? [first] : []),
  holidays: (schedule?.holidays ?? []).map((day) => ({ ...day, isYearly: day.isYearly ?? false, hours: '' })),
})

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

const layerOf = (form: LayerForm): OnCallLayer => ({
  ...{ name: form.name.trim(), people: form.people, startsOn: form.startsOn, endsOn: form.endsOn || null },
  ...{ handoffAt: `${form.handoffAt}:00`, unit: form.unit, every: Number(form.every), holidays: form.holidays },
  hours: form.isLimited
    ? (Object.fromEntries(weekdays.map((day) => [day, form.hours[day].map(asPeriod)])) as unknown as NonNullable<OnCallLayer['hours']>)
    : null,
})

const isWhole = (form: LayerForm) =>
  form.name.trim() !== '' &&
  form.people.length > 0 &&
  isDay(form.startsOn) &&
  (!form.endsOn || isDay(form.endsOn)) &&
  /^\d{2}:\d{2}$/.test(form.handoffAt) &&
  /^[1-9]\d{0,3}$/.test(form.every) &&
  !(form.isLimited && weekdays.some((day) => periodsError(form.hours[day])))

/** The plan as the API takes it; undefined while something of it is not written yet. */
export function planOf(form: ScheduleForm): OnCallPlan | undefined {
  if (form.layers.length === 0 || !form.layers.every(isWhole) || form.holidays.some(lineError)) return undefined
  return {
    timeZone: form.timeZone.trim(),
    layers: form.layers.map(layerOf),
    holidays: form.holidays.map(({ from, to, name, isYearly }) => ({ from, to: to || from, name: name.trim(), isYearly })),
  }
}

export function termsOf(form: ScheduleForm): OnCallScheduleTerms | undefined {
  const plan = planOf(form)
  return plan && form.name.trim() ? { name: form.name.trim(), ...plan } : undefined
}
