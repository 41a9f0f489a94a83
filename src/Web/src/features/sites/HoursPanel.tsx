import { Clock, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useNow } from '@/lib/now'
import { clockTime, knownZone } from '@/lib/time'
import { DayRow } from './DayRow'
import { copied, weekdays, weekOf, workingDays, type Week, type Weekday } from './hours'

export type HoursErrors = Partial<Record<Weekday, { message?: string }>> | undefined

interface HoursPanelProps {
  value: Week | null
  onChange(week: Week | null): void
  zone: string
  errors: HoursErrors
}

/** When people are at a site, day by day, by the clock of the place. */
export function HoursPanel({ value, onChange, zone, errors }: HoursPanelProps) {
  const { t } = useTranslation()
  const clock = useNow((now) => clockTime(now, zone))
  return (
    <Panel
      title={t('hours.title')}
      aside={<span className="figures">{knownZone(zone) ? t('hours.byClock', { zone, clock }) : zone}</span>}
      flush
    >
      {value ? (
        <>
          <div className="divide-y">
            {weekdays.map((day) => (
              <DayRow
                key={day}
                day={day}
                periods={value[day]}
                error={errors?.[day]?.message}
                onChange={(periods) => onChange({ ...value, [day]: periods })}
                onCopy={(to) => onChange(copied(value, day, to))}
              />
            ))}
          </div>
          <div className="flex flex-wrap items-center justify-between gap-2 border-t px-4 py-2.5">
            <p className="text-xs text-ink-faint">{t('hours.nightHint')}</p>
            <Button look="ghost" size="sm" onClick={() => onChange(null)}>
              <Trash2 aria-hidden /> {t('hours.takeAway')}
            </Button>
          </div>
        </>
      ) : (
        <div className="grid gap-3 p-4 text-sm">
          <p className="flex gap-2.5 text-ink-muted">
            <Clock className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden /> {t('hours.none')}
          </p>
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => onChange(weekOf(workingDays, [{ from: '08:00', to: '17:00' }]))}>{t('hours.office')}</Button>
            <Button onClick={() => onChange(weekOf(weekdays, [{ from: '00:00', to: '24:00' }]))}>{t('hours.always')}</Button>
            <Button onClick={() => onChange(weekOf([], []))}>{t('hours.dayByDay')}</Button>
          </div>
        </div>
      )}
    </Panel>
  )
}
