import { useTranslation } from 'react-i18next'
import type { Site } from '@/api/types'
import { CopyText } from '@/components/CopyText'
import { Fact, Facts } from '@/components/Facts'
import { Time } from '@/components/Time'
import { useNow } from '@/lib/now'
import { clockTime } from '@/lib/time'
import { fenceInWords } from './area'
import { readFence } from './fence'
import { hoursInWords, readWeek } from './hours'

/** What is known of a site beside its health. */
export function SiteFacts({ site }: { site: Site }) {
  const { t } = useTranslation()
  const clock = useNow((now) => clockTime(now, site.timeZone))
  const { latitude, longitude } = site
  return (
    <Facts>
      <Fact label={t('sites.address')}>{site.address}</Fact>
      <Fact label={t('sites.timeZone')}>
        {site.timeZone} <span className="figures text-ink-faint">{t('sites.localTime', { clock })}</span>
      </Fact>
      <Fact label={t('sites.position')}>
        {latitude === null || longitude === null ? (
          <span className="text-ink-faint">{t('object.notSet')}</span>
        ) : (
          <CopyText text={`${latitude}, ${longitude}`} shown={`${latitude.toFixed(4)}, ${longitude.toFixed(4)}`} />
        )}
      </Fact>
      <Fact label={t('hours.title')}>
        <SiteHours site={site} />
      </Fact>
      <Fact label={t('fence.title')}>
        {site.geofence ? fenceInWords(readFence(site.geofence)) : <span className="text-ink-faint">{t('object.notSet')}</span>}
      </Fact>
      <Fact label={t('object.added')}>
        <Time at={site.createdAt} zone={site.timeZone} />
      </Fact>
      <Fact label={t('object.id')}>
        <CopyText text={site.id} shown={`…${site.id.slice(-12)}`} />
      </Fact>
    </Facts>
  )
}

/** When people are there, and whether they are now. */
function SiteHours({ site: { businessHours, isOpen } }: { site: Site }) {
  const { t } = useTranslation()
  const week = readWeek(businessHours)
  if (!week) return <span className="text-ink-faint">{t('object.notSet')}</span>
  const lines = hoursInWords(week)
  return (
    <>
      {(lines.length > 0 ? lines : [t('hours.closedAlways')]).map((line) => (
        <span key={line} className="figures block">
          {line}
        </span>
      ))}
      {lines.length > 0 && (
        <span className={isOpen ? 'text-xs text-healthy' : 'text-xs text-ink-faint'}>{t(isOpen ? 'hours.open' : 'hours.shut')}</span>
      )}
    </>
  )
}
