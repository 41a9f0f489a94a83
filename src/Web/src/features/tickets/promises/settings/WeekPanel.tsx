import { useTranslation } from 'react-i18next'
import { Panel } from '@/components/Panel'
import { DayRow } from '@/features/sites/DayRow'
import { copied, weekdays, type Week } from '@/features/sites/hours'
import { useNow } from '@/lib/now'
import { clockTime, knownZone } from '@/lib/time'
import { periodsError } from './calendars'
import { DayStrip } from './DayStrip'
import { blockOf, dayLong } from './strip'

interface WeekPanelProps {
  week: Week
  zone: string
  onChange(week: Week): void
}

/** The hours of an ordinary week, drawn on seven strips and written below them; whatever one changes, the other shows. */
export function WeekPanel({ week, zone, onChange }: WeekPanelProps) {
  const { t } = useTranslation()
  const clock = useNow((now) => clockTime(now, zone))
  const tail = (at: number) => Math.max(0, ...week[weekdays[(at + 6) % 7]!].map((period) => (blockOf(period)?.to ?? 0) - dayLong))
  return (
    <Panel
      title={t('calendars.week')}
      aside={<span className="figures">{knownZone(zone) ? t('hours.byClock', { zone, clock }) : zone}</span>}
      flush
    >
      <div className="grid gap-1 px-4 pt-3 pb-4">
        <div className="figures ml-10 flex justify-between text-[10px] text-ink-faint" aria-hidden>
          {[0, 6, 12, 18, 24].map((hour) => (
            <span key={hour} className="w-0">
              <span className="inline-block -translate-x-1/2">{hour}</span>
            </span>
          ))}
        </div>
        {weekdays.map((day, at) => (
          <div key={day} className="grid grid-cols-[32px_minmax(0,1fr)] items-center gap-2">
            <span className="text-xs text-ink-muted">{t(`hours.short.${day}`)}</span>
            <DayStrip
              name={t(`hours.days.${day}`)}
              periods={week[day]}
              tail={tail(at)}
              hint={t('calendars.keys')}
              onChange={(periods) => onChange({ ...week, [day]: periods })}
            />
          </div>
        ))}
        <p className="mt-1 text-xs text-ink-faint">{t('calendars.stripHint')}</p>
      </div>
      <details className="border-t" open>
        <summary className="cursor-pointer px-4 py-2 text-sm text-ink-muted hover:text-ink">{t('calendars.written')}</summary>
        <div className="divide-y border-t">
          {weekdays.map((day) => (
            <DayRow
              key={day}
              day={day}
              periods={week[day]}
              error={periodsError(week[day])}
              onChange={(periods) => onChange({ ...week, [day]: periods })}
              onCopy={(to) => onChange(copied(week, day, to))}
            />
          ))}
        </div>
      </details>
    </Panel>
  )
}
