import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Pencil, Plus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { HealthBadge } from '@/components/health/HealthBadge'
import { ObjectColumns, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { TimelinePanel } from '@/components/TimelinePanel'
import { RelatedAlerts } from '@/features/alerts/related/RelatedAlerts'
import { useMay } from '@/features/identity/session'
import { RequestCodeButton } from '@/features/requests/RequestCodeButton'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { SiteDevices } from './SiteDevices'
import { SiteFacts } from './SiteFacts'
import { SitePlace } from './SitePlace'
import { SiteRollUp } from './SiteRollUp'
import { useSiteTopics } from './live'
import { siteQuery, siteTimelineQuery } from './queries'

/** One site: how it stands, its devices worst first, its facts and its history. */
export function SitePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/sites/$id' })
  const navigate = useNavigate()
  const may = useMay()
  const refetchInterval = useFallbackPolling()
  const record = useQuery({ ...siteQuery(id), refetchInterval })
  const site = record.data
  const topics = useMemo(() => (site ? [site.id] : []), [site])
  useSiteTopics(topics)
  const timeline = useQuery({ ...siteTimelineQuery(id), refetchInterval })

  return (
    <RecordPage record={record}>
      {(site) => (
        <>
          <PageHeader
            title={site.name}
            number={site.number}
            above={
              <Link to="/sites" className="hover:text-ink hover:underline">
                {t('nav.sites')}
              </Link>
            }
            state={
              <>
                <HealthBadge band={site.health.band} score={site.health.score} />
                <span>
                  {t('sites.asOf')} <Time at={site.health.at} zone={site.timeZone} />
                </span>
              </>
            }
            actions={
              <>
                <RequestCodeButton of="site" id={site.id} />
                {may('sites.write') && (
                  <Link to="/sites/$id/edit" params={{ id: site.id }} className={buttonLooks({})}>
                    <Pencil aria-hidden /> {t('action.edit')}
                  </Link>
                )}
                {may('devices.write') && (
                  <Button onClick={() => void navigate({ to: '/devices', search: { site: site.id, new: 'device' } })}>
                    <Plus aria-hidden /> {t('devices.register')}
                  </Button>
                )}
              </>
            }
          />
          <ObjectColumns
            aside={
              <>
                <Panel title={t('object.facts')} flush>
                  <SitePlace site={site} />
                  <div className="p-4">
                    <SiteFacts site={site} />
                  </div>
                </Panel>
                <TimelinePanel query={timeline} zone={site.timeZone} />
              </>
            }
          >
            <RelatedAlerts of={{ site: site.id }} />
            <SiteRollUp counts={site.health.devices} siteId={site.id} />
            <SiteDevices site={site} />
          </ObjectColumns>
        </>
      )}
    </RecordPage>
  )
}
