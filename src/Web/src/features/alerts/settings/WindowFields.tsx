import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertWindow } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { cn } from '@/lib/cn'
import { LengthField } from './LengthField'
import { nthOf, ofRule, once, repeats, ruleOf, weekdayOf, weekdays, type Recurrence, type Repeats, type Weekday } from './recurrence'

const zones = Intl.supportedValuesOf('timeZone')

/** When a window begins, how long it lasts, and how it comes again: plain choices that become a rule. */
export function WindowFields({ window, onChange }: { window: AlertWindow; onChange(change: Partial<AlertWindow>): void }) {
  const { t } = useTranslation()
  const [again, setAgain] = useState(() => ofRule(window.rule, window.startsAt))
  const { startsAt, timeZone } = window
  const repeat = (change: Partial<Recurrence>) => {
    const next = { ...again, ...change }
    setAgain(next)
    onChange({ rule: ruleOf(next, startsAt) })
  }
  const begin = (at: string) => {
    if (!at) return
    const next = `${at}:00`
    onChange({ startsAt: next, rule: ruleOf(again, next) })
  }
  const press = (day: Weekday) => {
    const days = again.days.length > 0 ? again.days : [weekdayOf(startsAt)]
    repeat({ days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day] })
  }
  const on = again.days.length > 0 ? again.days : [weekdayOf(startsAt)]
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('alerts.windows.begins')}>
          {(control) => (
            <Input {...control} type="datetime-local" value={startsAt.slice(0, 16)} onChange={({ target }) => begin(target.value)} />
          )}
        </Field>
        <LengthField
          label={t('alerts.windows.lasts')}
          value={window.durationMinutes * 60}
          onChange={(seconds) => onChange({ durationMinutes: Math.round(seconds / 60) })}
        />
        <Field label={t('alerts.windows.zone')}>
          {(control) => (
            <>
              <Input
                {...control}
                list="window-zones"
                value={timeZone}
                onChange={({ target }) => onChange({ timeZone: target.value.trim() })}
              />
              <datalist id="window-zones">
                {zones.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
        <Field label={t('alerts.windows.repeats')}>
          {(control) => (
            <Select
              {...control}
              value={again.other ? 'other' : again.repeats}
              onChange={({ target }) => repeat({ ...once, repeats: target.value as Repeats, until: again.until, other: undefined })}
            >
              {again.other && <option value="other">{again.other}</option>}
              {repeats.map((one) => (
                <option key={one} value={one}>
                  {t(`alerts.windows.repeat.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      {!again.other && again.repeats !== 'once' && (
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t(`alerts.windows.every.${again.repeats}`)}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={1}
                max={99}
                value={again.every}
                onChange={({ target }) => repeat({ every: Math.min(99, Math.max(1, Number(target.value) || 1)) })}
              />
            )}
          </Field>
          <Field label={t('alerts.windows.until')} hint={t('alerts.windows.untilHint')}>
            {(control) => <Input {...control} type="date" value={again.until} onChange={({ target }) => repeat({ until: target.value })} />}
          </Field>
        </div>
      )}
      {!again.other && again.repeats === 'weekly' && (
        <div role="group" aria-label={t('alerts.windows.on')} className="flex flex-wrap gap-1">
          {weekdays.map((day) => (
            <button
              key={day}
              type="button"
              aria-pressed={on.includes(day)}
              onClick={() => press(day)}
              className={cn(
                'h-(--control) min-w-11 rounded-md border border-line px-2 text-xs font-medium text-ink-muted hover:bg-hover',
                on.includes(day) && 'border-accent bg-selected text-ink hover:bg-selected',
              )}
            >
              {t(`alerts.windows.short.${day}`)}
            </button>
          ))}
        </div>
      )}
      {!again.other && again.repeats === 'monthly' && (
        <Select
          aria-label={t('alerts.windows.on')}
          value={again.monthlyBy}
          onChange={({ target }) => repeat({ monthlyBy: target.value as Recurrence['monthlyBy'] })}
        >
          <option value="date">{t('alerts.windows.onDate', { day: Number(startsAt.slice(8, 10)) })}</option>
          <option value="weekday">
            {t('alerts.windows.onWeekday', {
              nth: t(`alerts.windows.nth.${String(nthOf(startsAt)) as '1'}`),
              day: t(`alerts.windows.days.${weekdayOf(startsAt)}`),
            })}
          </option>
        </Select>
      )}
    </>
  )
}
