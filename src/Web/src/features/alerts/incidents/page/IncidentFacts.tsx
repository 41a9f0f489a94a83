import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { duration } from '@/lib/time'
import { secondsTo } from './lanes'

/** Where it is, and how long each part of it took. */
export function IncidentFacts({ line: { incident, siteName }, zone }: { line: IncidentLine; zone?: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const after = secondsTo(incident)
  return (
    <Panel title={t('object.facts')} aside={zone && t('alerts.zone', { zone })}>
      <Facts>
        <Fact label={t('alerts.site')}>
          {incident.siteId && may('sites.read') ? (
            <Link to="/sites/$id" params={{ id: incident.siteId }} className="text-accent-text hover:underline">
              {siteName ?? t('alerts.unknownSite')}
            </Link>
          ) : (
            (siteName ?? <span className="text-ink-faint">{t('incidents.severalSites')}</span>)
          )}
        </Fact>
        <Fact label={t('incidents.opened')}>
          <Time at={incident.openedAt} zone={zone} />
        </Fact>
        <When label={t('incidents.states.mitigated')} at={incident.mitigatedAt} after={after.mitigated} zone={zone} />
        <When label={t('incidents.states.resolved')} at={incident.resolvedAt} after={after.resolved} zone={zone} />
        <When label={t('incidents.states.reviewed')} at={incident.reviewedAt} zone={zone} />
      </Facts>
    </Panel>
  )
}

function When({ label, at, after, zone }: { label: string; at: string | null; after?: number; zone?: string }) {
  const { t } = useTranslation()
  if (!at) return null
  return (
    <Fact label={label}>
      <Time at={at} zone={zone} />
      {after !== undefined && <span className="figures text-ink-muted"> · {t('incidents.after', { after: duration(after) })}</span>}
    </Fact>
  )
}
