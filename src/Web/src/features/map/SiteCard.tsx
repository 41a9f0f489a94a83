import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SiteOnMap } from '@/api/types'
import { IconButton } from '@/components/Button'
import { HealthBadge } from '@/components/health/HealthBadge'
import { HealthBar } from '@/components/health/HealthBar'
import { Time } from '@/components/Time'
import { siteQuery } from '@/features/sites/queries'
import { figure } from '@/lib/number'

/** A site chosen on the map, in short. */
export function SiteCard({ site, onClose }: { site: SiteOnMap; onClose(): void }) {
  const { t } = useTranslation()
  const { devices, band, score } = site
  const record = useQuery(siteQuery(site.id)).data
  const link = useRef<HTMLAnchorElement>(null)
  // Whoever chose the site by keys goes on from its card.
  useEffect(() => link.current?.focus({ preventScroll: true }), [site.id])
  return (
    <div
      data-own
      className="absolute top-3 left-3 z-20 w-72 max-w-[calc(100%-24px)] cursor-auto rounded-lg border bg-raised p-3 text-sm shadow-pop"
    >
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <Link to="/sites/$id" params={{ id: site.id }} ref={link} className="font-semibold hover:underline">
            {site.name}
          </Link>
          <p className="truncate text-xs text-ink-muted">{record?.address ?? site.number}</p>
        </div>
        <IconButton label={t('action.close')} size="icon-sm" onClick={onClose}>
          <X aria-hidden />
        </IconButton>
      </div>
      <div className="mt-2 flex items-center justify-between gap-3">
        <HealthBadge band={band} score={score} />
        <span className="text-xs text-ink-faint">{record && <Time at={record.health.at} zone={record.timeZone} />}</span>
      </div>
      <HealthBar counts={devices} className="mt-2" />
      <Link to="/devices" search={{ site: site.id }} className="mt-2 inline-block text-xs text-accent-text hover:underline">
        {t('devices.count', { count: devices.total, devices: figure(devices.total) })}
      </Link>
    </div>
  )
}
