import { Wifi, WifiOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { HealthBadge } from '@/components/health/HealthBadge'
import { Time } from '@/components/Time'
import { useNow } from '@/lib/now'
import { duration } from '@/lib/time'

/** Health, line, and how fresh all of it is. */
export function DeviceState({ device, zone }: { device: Device; zone?: string }) {
  const { t } = useTranslation()
  const { standing, type, decommissionedAt } = device
  const late = useNow(
    (now) => standing.lastReadingAt !== null && now - Date.parse(standing.lastReadingAt) > 2000 * type.expectedIntervalSeconds,
  )
  if (decommissionedAt)
    return (
      <span>
        {t('devices.decommissioned')} <Time at={decommissionedAt} zone={zone} />
      </span>
    )
  return (
    <>
      <HealthBadge band={standing.band} score={standing.score} />
      {standing.online !== null && (
        <span className={standing.online ? 'flex items-center gap-1.5' : 'flex items-center gap-1.5 font-medium text-critical'}>
          {standing.online ? <Wifi className="size-4" aria-hidden /> : <WifiOff className="size-4" aria-hidden />}
          {standing.online ? t('devices.online') : t('devices.offline')}
        </span>
      )}
      <span className={late ? 'text-warning' : undefined}>
        {t('devices.lastReading')} <Time at={standing.lastReadingAt} zone={zone} none={t('devices.never')} />
        <span className="text-ink-faint"> · {t('devices.every', { interval: duration(type.expectedIntervalSeconds) })}</span>
      </span>
    </>
  )
}
