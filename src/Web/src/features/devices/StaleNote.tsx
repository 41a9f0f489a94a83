import { CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { StaleKey } from '@/api/types'
import { Tooltip } from '@/components/Tooltip'
import { useNow } from '@/lib/now'
import { absoluteTime, clockTime, dayName, duration } from '@/lib/time'

/** When something was, as short as it is still clear: "11:42" today, else with the day. */
function useMoment(at: string, zone?: string): string {
  const day = useNow((now) => dayName(at, now, zone))
  const clock = clockTime(at, zone)
  return day === 'Today' ? clock : `${day} ${clock}`
}

/** That a metric stopped coming though its device reports: since when, and how often it usually came. */
export function StaleNote({ stale, zone }: { stale: StaleKey; zone?: string }) {
  const { t } = useTranslation()
  const since = useMoment(stale.since, zone)
  return (
    <Tooltip text={absoluteTime(stale.since, zone)}>
      <span className="figures flex items-center gap-1.5 text-xs text-unknown">
        <CircleDashed className="size-3.5 shrink-0" aria-hidden />
        {t('devices.stale', { since, usual: duration(stale.usualGapSeconds) })}
      </span>
    </Tooltip>
  )
}
