import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Site } from '@/api/types'
import { IconButton } from '@/components/Button'
import { HealthBadge } from '@/components/health/HealthBadge'
import { HealthBar } from '@/components/health/HealthBar'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'

/** A site chosen on the map, in short. */
export function SiteCard({ site, onClose }: { site: Site; onClose(): void }) {
  const { t } = useTranslation()
  const { devices, band, score, at } = site.health
  return (
    <div
      data-own
      className="absolute top-3 left-3 z-20 w-72 max-w-[calc(100%-24px)] cursor-auto rounded-lg border bg-raised p-3 text-sm shadow-pop"
    >
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <Link to="/sites/$id" params={{ id: site.id }} className="font-semibold hover:underline" autoFocus>
            {site.name}
          </Link>
          <p className="truncate text-xs text-ink-muted">{site.address}</p>
        </div>
        <IconButton label={t('action.close')} size="icon-sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="mt-2 flex items-center justify-between gap-3">
        <HealthBadge band={band} score={score} />
        <span className="text-xs text-ink-faint">
          <Time at={at} zone={site.timeZone} />
        </span>
      </div>
      <HealthBar counts={devices} className="mt-2" />
      <Link to="/devices" search={{ site: site.id }} className="mt-2 inline-block text-xs text-accent-text hover:underline">
        {t('devices.count', { count: devices.total, devices: figure(devices.total) })}
      </Link>
    </div>
  )
}
