import { BatteryMedium } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DevicePrediction } from '@/api/types'
import { Time } from '@/components/Time'
import { useNow } from '@/lib/now'
import { dayName } from '@/lib/time'
import { between } from './times'

/** Farther ahead nobody knows the hour. */
const soon = 3 * 86_400_000

/** How long the battery lasts if it goes on as it does: likely, and between when in nine of ten cases. */
export function BatteryLife({ life, zone }: { life: NonNullable<DevicePrediction['battery']>; zone?: string }) {
  const { t } = useTranslation()
  const minute = useNow((now) => Math.floor(now / 60_000) * 60_000)
  const { percentPerDay, earliestEmptyAt, emptyAt, latestEmptyAt } = life
  const day = (at: string) => dayName(at, minute, zone)
  const when = !latestEmptyAt
    ? t('predictions.notBefore', { day: day(earliestEmptyAt) })
    : Date.parse(latestEmptyAt) - minute < soon
      ? between(earliestEmptyAt, latestEmptyAt, minute, zone)
      : [...new Set([day(earliestEmptyAt), day(latestEmptyAt)])].join(' – ')
  return (
    <div className="flex items-start gap-2.5 border-t px-4 py-3 text-sm">
      <BatteryMedium className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
      <p className="min-w-0">
        {t('predictions.batteryEmpty')}{' '}
        <span className="font-medium">
          {Date.parse(emptyAt) <= minute ? t('predictions.anyMoment') : <Time at={emptyAt} zone={zone} />}
        </span>
        <span className="figures block text-xs text-ink-muted">
          {when}
          {' · '}
          {t('predictions.drain', { percent: percentPerDay })}
        </span>
      </p>
    </div>
  )
}
