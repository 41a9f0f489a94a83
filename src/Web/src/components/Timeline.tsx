import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '@/api/types'
import { useNow } from '@/lib/now'
import { absoluteTime, clockTime, dayName } from '@/lib/time'
import { Tooltip } from './Tooltip'

/** What happened, newest first, grouped by the days of the place's calendar. */
export function Timeline({ entries, zone }: { entries: TimelineEntry[]; zone?: string }) {
  const { t } = useTranslation()
  const minute = useNow((now) => Math.floor(now / 60_000) * 60_000)
  const days = new Map<string, TimelineEntry[]>()
  for (const entry of entries) {
    const day = dayName(entry.at, minute, zone)
    days.set(day, [...(days.get(day) ?? []), entry])
  }
  return (
    <div className="grid gap-4">
      {[...days].map(([day, items]) => (
        <section key={day}>
          <h3 className="mb-2 text-xs font-medium text-ink-faint">{day}</h3>
          <ol className="relative ml-1 border-l pl-4">
            {items.map((entry, at) => (
              <li key={entry.at + entry.kind + at} className="relative pb-3 last:pb-0">
                <span className="absolute top-1.5 -left-5 size-2 rounded-full bg-ink-faint ring-3 ring-surface" aria-hidden />
                <p className="text-sm break-words">{entry.text}</p>
                <p className="figures mt-0.5 text-xs text-ink-faint">
                  <Tooltip text={absoluteTime(entry.at, zone)}>
                    <time dateTime={entry.at}>{clockTime(entry.at, zone)}</time>
                  </Tooltip>
                  {' · '}
                  {entry.actor?.name ?? t('timeline.system')}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
