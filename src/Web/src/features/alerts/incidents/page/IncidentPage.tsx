import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronRight, Wind } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Flash } from '@/components/Flash'
import { ObjectColumns, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Time } from '@/components/Time'
import { TimelinePanel } from '@/components/TimelinePanel'
import { useMay } from '@/features/identity/session'
import { siteQuery } from '@/features/sites/queries'
import { figure } from '@/lib/number'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { useAlertsTopic } from '../../live'
import { SeverityBadge } from '../../SeverityMark'
import { IncidentStateBadge } from '../IncidentStateMark'
import { useIncidentTopic } from '../live'
import { incidentAlertsQuery, incidentQuery, incidentTimelineQuery, incidentUpdatesQuery } from '../queries'
import { goesOn } from '../states'
import { groupedOf } from './grouped'
import { GroupedAlerts } from './GroupedAlerts'
import { HowItWent } from './HowItWent'
import { IncidentActions } from './IncidentActions'
import { IncidentFacts } from './IncidentFacts'
import { IncidentTickets } from './IncidentTickets'
import { MergedInto } from './MergedInto'
import { Roles } from './Roles'
import { Summary } from './Summary'
import { partsOf } from './summary'
import { Updates } from './Updates'

/** One incident: how bad it is, who leads, what was said and done, which alerts are it, and what was learned. */
export function IncidentPage() {
  const { t } = useTranslation()
  const { id: named } = useParams({ from: '/shell/incidents/$id' })
  const may = useMay()
  const refetchInterval = useFallbackPolling()
  const record = useQuery({ ...incidentQuery(named), refetchInterval })
  const incident = record.data?.incident
  const [id, known] = [incident?.id ?? '', incident !== undefined]
  const site = useQuery({ ...siteQuery(incident?.siteId ?? ''), enabled: Boolean(incident?.siteId) && may('sites.read') })
  const alerts = useQuery({ ...incidentAlertsQuery(id, 'incident'), enabled: known, refetchInterval })
  const members = alerts.data?.items ?? []
  const behind = useQuery({ ...incidentAlertsQuery(id, 'behind'), enabled: known, refetchInterval }).data?.items ?? []
  const updates = useQuery({ ...incidentUpdatesQuery(id), enabled: known, refetchInterval }).data?.items ?? []
  const timeline = useQuery({ ...incidentTimelineQuery(id), enabled: known, refetchInterval })
  useIncidentTopic(incident?.id)
  useAlertsTopic()
  const field = useRef<HTMLTextAreaElement>(null)
  const [editing, edit] = useState(false)
  const zone = site.data?.timeZone
  const { said, summaries } = partsOf(updates)
  const link = 'hover:text-ink hover:underline'
  return (
    <RecordPage record={record}>
      {(line) => (
        <>
          <PageHeader
            title={line.incident.title}
            number={line.incident.number}
            above={
              <>
                <Link to="/incidents" className={link}>
                  {t('incidents.title')}
                </Link>
                {line.siteName && <ChevronRight className="size-3 shrink-0 text-ink-faint" aria-hidden />}
                {line.siteName && (
                  <Link to="/incidents" search={{ site: line.incident.siteId ?? undefined }} className={`truncate ${link}`}>
                    {line.siteName}
                  </Link>
                )}
              </>
            }
            state={
              <>
                <Flash value={line.incident.state}>
                  <IncidentStateBadge state={line.incident.state} />
                </Flash>
                {line.severity && <SeverityBadge severity={line.severity} />}
                {line.incident.isStorm && (
                  <span className="inline-flex items-center gap-1.5">
                    <Wind className="size-3.5" aria-hidden /> {t('incidents.storm')}
                  </span>
                )}
                {goesOn(line.incident.state) && line.active > 0 && (
                  <span className="figures">{t('incidents.goOn', { count: line.active, alerts: figure(line.active) })}</span>
                )}
                <span>
                  {t('incidents.opened')} <Time at={line.incident.openedAt} zone={zone} />
                </span>
              </>
            }
            actions={<IncidentActions line={line} onSay={() => field.current?.focus()} onSummary={() => edit(true)} />}
          />
          {line.incident.mergedIntoId && <MergedInto line={line} />}
          <ObjectColumns
            aside={
              <>
                <Roles line={line} />
                <IncidentFacts line={line} zone={zone} />
                <IncidentTickets alerts={members} />
                <TimelinePanel query={timeline} zone={zone} />
              </>
            }
          >
            <Summary line={line} said={said} summaries={summaries} zone={zone} editing={editing} onEdit={edit} />
            <HowItWent line={line} alerts={members} said={said} zone={zone} />
            <Updates incident={line.incident} said={said} zone={zone} field={field} />
            <GroupedAlerts line={line} groups={alerts.data && groupedOf(members, behind)} />
          </ObjectColumns>
        </>
      )}
    </RecordPage>
  )
}
