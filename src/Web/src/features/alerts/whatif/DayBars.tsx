import { useTranslation } from 'react-i18next'
import type { WhatIfDay } from '@/api/types'
import { figure } from '@/lib/number'
import type { Compared } from './useWhatIfGuard'

// A day by its date alone, which is the same in every zone.
const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const nameOf = (date: string) => format.format(new Date(`${date}T00:00:00Z`))

/** A bar for each day: as high as people were told, filled as far as they would have been; days on which something true would have been hidden are marked. */
export function DayBars({ days, marked, compared }: { days: WhatIfDay[]; marked: Set<string>; compared: Compared }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...days.map(({ asItWas, asWished }) => Math.max(asItWas, asWished)))
  const told = ({ date, asItWas, asWished }: WhatIfDay) =>
    `${nameOf(date)}: ${t('whatIf.day', { was: figure(asItWas), wished: figure(asWished) })}${marked.has(date) ? `, ${t('whatIf.dayTrue')}` : ''}`
  return (
    <figure>
      <ol className="flex h-20 items-end border-b pt-3">
        {days.map((day) => (
          <li key={day.date} title={told(day)} className="relative h-full min-w-0 grow basis-0 hover:bg-hover">
            <span className="sr-only">{told(day)}</span>
            <span
              className="absolute inset-x-[0.5px] bottom-0 border-t border-unknown-fill bg-unknown-soft"
              style={{ height: `${(day.asItWas / most) * 100}%` }}
              aria-hidden
            />
            <span className="absolute inset-x-[20%] bottom-0 bg-accent" style={{ height: `${(day.asWished / most) * 100}%` }} aria-hidden />
            {marked.has(day.date) && (
              <svg viewBox="0 0 10 10" className="absolute -top-2.5 left-1/2 size-2.5 -translate-x-1/2 text-critical-fill" aria-hidden>
                <path d="M0 0h10L5 9z" fill="currentColor" />
              </svg>
            )}
          </li>
        ))}
      </ol>
      <figcaption className="figures mt-1 flex flex-wrap justify-between gap-x-3 text-xs text-ink-faint">
        <span>{days[0] && nameOf(days[0].date)}</span>
        <span className="flex items-center gap-3">
          <span className="flex items-center gap-1">
            <span className="inline-block size-2 border border-unknown-fill bg-unknown-soft" aria-hidden /> {t(`whatIf.${compared}`)}
          </span>
          <span className="flex items-center gap-1">
            <span className="inline-block size-2 bg-accent" aria-hidden /> {t('whatIf.wished')}
          </span>
        </span>
        <span>{days.length > 0 && nameOf(days.at(-1)!.date)}</span>
      </figcaption>
    </figure>
  )
}
