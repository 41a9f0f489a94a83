import { useTranslation } from 'react-i18next'
import type { SlaDay } from '@/api/types'
import { figure } from '@/lib/number'
import { striped } from './bars'

// A day by its date alone, which is the same in every zone.
const dayFormat = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
const dayOf = (date: string) => dayFormat.format(new Date(`${date}T00:00:00Z`))

/** A bar for each day as high as what was decided on it: what was kept below, what was not on top. */
export function SlaDays({ days }: { days: readonly SlaDay[] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...days.map(({ kept, breached }) => kept + breached))
  const told = ({ date, kept, breached }: SlaDay) =>
    `${dayOf(date)}: ${t('reports.dayKept', { kept: figure(kept) })}, ${t('reports.dayBreached', { breached: figure(breached) })}`
  return (
    <figure className="grid grid-cols-[auto_1fr] gap-x-2">
      <div aria-hidden className="figures flex h-32 flex-col justify-between text-right text-xs text-ink-faint">
        <span>{figure(most)}</span>
        <span>0</span>
      </div>
      <ol className="flex h-32 min-w-0 items-end gap-px border-y sm:gap-0.5">
        {days.map((day) => (
          <li key={day.date} title={told(day)} className="flex h-full min-w-0 grow basis-0 flex-col justify-end hover:bg-hover">
            <span className="sr-only">{told(day)}</span>
            <span className={`${striped} rounded-t-[2px]`} style={{ height: `${(day.breached / most) * 100}%` }} aria-hidden />
            <span className="bg-healthy-fill" style={{ height: `${(day.kept / most) * 100}%` }} aria-hidden />
          </li>
        ))}
      </ol>
      <figcaption className="figures col-start-2 mt-1 flex justify-between text-xs text-ink-faint">
        <span>{days[0] && dayOf(days[0].date)}</span>
        <span>{days.length > 0 && dayOf(days.at(-1)!.date)}</span>
      </figcaption>
    </figure>
  )
}
