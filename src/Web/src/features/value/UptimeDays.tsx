import { useTranslation } from 'react-i18next'
import type { UptimeDay } from '@/api/types'
import { cn } from '@/lib/cn'
import { percent } from './figures'

/** The lowest uptime that is still told apart by height: below, a bar says "bad" and no more. */
const foot = 90

const heightOf = (value: number) => Math.max(4, ((Math.max(foot, value) - foot) / (100 - foot)) * 100)
// A day by its date alone, which is the same in every zone.
const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const dayOf = (day: string) => dayFormat.format(new Date(`${day}T00:00:00Z`))

const groundOf = (value: number) => (value >= 99 ? 'bg-healthy-fill' : value >= 95 ? 'bg-warning-fill' : 'bg-critical-fill')

/** A bar for each day, from 90 % to 100 %; days on which nothing was watched leave a gap. */
export function UptimeDays({ days }: { days: readonly UptimeDay[] }) {
  const { t } = useTranslation()
  const watched = days.filter((day) => day.uptimePercent !== null)
  if (watched.length === 0) return <p className="py-6 text-center text-sm text-ink-muted">{t('value.nothingWatched')}</p>
  return (
    <figure className="grid grid-cols-[auto_1fr] gap-x-2">
      <div aria-hidden className="figures flex h-28 flex-col justify-between text-right text-xs text-ink-faint">
        <span>100&nbsp;%</span>
        <span>95&nbsp;%</span>
        <span>≤&nbsp;{foot}&nbsp;%</span>
      </div>
      <ol className="flex h-28 min-w-0 items-end gap-px border-y sm:gap-0.5">
        {days.map(({ day, uptimePercent }) =>
          uptimePercent === null ? (
            <li key={day} className="grow basis-0" aria-hidden />
          ) : (
            <li
              key={day}
              title={`${dayOf(day)}: ${percent(uptimePercent)}`}
              className={cn('min-w-0 grow basis-0 rounded-t-[2px]', groundOf(uptimePercent))}
              style={{ height: `${heightOf(uptimePercent)}%` }}
            >
              <span className="sr-only">{`${dayOf(day)}: ${percent(uptimePercent)}`}</span>
            </li>
          ),
        )}
      </ol>
      <figcaption className="figures col-start-2 mt-1 flex justify-between text-xs text-ink-faint">
        <span>{dayOf(days[0]!.day)}</span>
        <span>{dayOf(days.at(-1)!.day)}</span>
      </figcaption>
    </figure>
  )
}
