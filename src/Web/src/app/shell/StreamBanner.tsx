import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '@/lib/time'
import { useStreamState } from '@/live/LiveProvider'

/** Says across the page, from the first moment, that figures no longer move by themselves. */
export function StreamBanner() {
  const { t } = useTranslation()
  const gone = useStreamState() === 'gone'
  const [since, setSince] = useState<number | null>(null)
  useEffect(() => setSince(gone ? Date.now() : null), [gone])
  if (!gone) return null
  return (
    <p role="alert" className="figures border-b bg-critical-soft px-(--gutter) py-1.5 text-xs font-medium text-critical">
      {t('live.banner', { time: clockTime(since ?? Date.now(), undefined, true) })}
    </p>
  )
}
