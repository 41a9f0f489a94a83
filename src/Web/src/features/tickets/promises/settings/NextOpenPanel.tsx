import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { CalendarTerms } from '@/api/types'
import { Panel } from '@/components/Panel'
import { useNow } from '@/lib/now'
import { clockTime, dayName } from '@/lib/time'
import { nextOpenQuery } from './queries'

/** When work is done next by a calendar as it is written now, so that a slip shows at once. */
export function NextOpenPanel({ terms, zone }: { terms: CalendarTerms | undefined; zone: string }) {
  const { t } = useTranslation()
  const next = useQuery(nextOpenQuery(terms))
  const now = useNow((at) => Math.floor(at / 60_000) * 60_000)
  return (
    <Panel title={t('calendars.next')}>
      {next.error ? (
        <p className="text-sm text-critical">{next.error.message}</p>
      ) : (
        <ul className="figures grid gap-1 text-sm">
          {next.data?.items.map(({ from, to }) => (
            <li key={from} className="flex justify-between gap-3">
              <span className="text-ink-muted">{dayName(from, now, zone)}</span>
              <span>
                {clockTime(from, zone)} – {dayName(from, now, zone) !== dayName(to, now, zone) && `${dayName(to, now, zone)} `}
                {clockTime(to, zone)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
