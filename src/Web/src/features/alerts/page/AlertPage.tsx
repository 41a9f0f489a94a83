import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Flash } from '@/components/Flash'
import { ObjectColumns, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { TimelinePanel } from '@/components/TimelinePanel'
import { useMay } from '@/features/identity/session'
import { siteQuery } from '@/features/sites/queries'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { IncidentChip } from '../incidents/IncidentChip'
import { useAlertTopic } from '../live'
import { alertQuery, alertTimelineQuery } from '../queries'
import { FlappingBadge } from '../queue/columns'
import { SeverityBadge } from '../SeverityMark'
import { StateBadge } from '../StateMark'
import { beganAt, spoken } from '../states'
import { AlertActions } from './AlertActions'
import { AlertFacts } from './AlertFacts'
import { Behind } from './Behind'
import { Comments } from './Comments'
import { DuplicateOf } from './DuplicateOf'
import { Labels } from './Labels'
import { TriagePanel } from './TriagePanel'
import { UpDownStrip } from './UpDownStrip'
import { WhoWasTold } from './WhoWasTold'

/** One alert: what is wrong where, since when and how often, who was told, and what people did about it. */
export function AlertPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/alerts/$id' })
  const may = useMay()
  const refetchInterval = useFallbackPolling()
  const record = useQuery({ ...alertQuery(id), refetchInterval })
  const alert = record.data?.alert
  const site = useQuery({ ...siteQuery(alert?.siteId ?? ''), enabled: Boolean(alert?.siteId) && may('sites.read') })
  const timeline = useQuery({ ...alertTimelineQuery(alert?.id ?? ''), enabled: alert !== undefined, refetchInterval })
  useAlertTopic(alert?.id)
  const zone = site.data?.timeZone
  return (
    <RecordPage record={record}>
      {(line) => (
        <>
          <PageHeader
            title={spoken(line.alert.name)}
            number={line.alert.number}
            above={
              <>
                <Link to="/alerts" className="hover:text-ink hover:underline">
                  {t('nav.alerts')}
                </Link>
                {line.siteName && <ChevronRight className="size-3 shrink-0 text-ink-faint" aria-hidden />}
                {line.siteName && (
                  <Link to="/alerts" search={{ site: line.alert.siteId ?? undefined }} className="truncate hover:text-ink hover:underline">
                    {line.siteName}
                  </Link>
                )}
              </>
            }
            state={
              <>
                <Flash value={line.alert.state}>
                  <StateBadge state={line.alert.state} />
                </Flash>
                <SeverityBadge severity={line.alert.severity} />
                {line.alert.isFlapping && <FlappingBadge />}
                {line.deviceName && <span className="truncate">{line.deviceName}</span>}
                {line.incident && <IncidentChip incident={line.incident} titled />}
                <span>{line.assignee?.name ?? line.acknowledgedBy?.name ?? t('alerts.nobodyYet')}</span>
                <span>
                  {t('alerts.goesOnSince')} <Time at={beganAt(line.alert)} zone={zone} />
                </span>
              </>
            }
            actions={<AlertActions line={line} />}
          />
          <ObjectColumns
            aside={
              <>
                <AlertFacts line={line} zone={zone} />
                <TriagePanel alert={line.alert} zone={zone} />
                <Behind line={line} />
                <Labels alert={line.alert} />
                <TimelinePanel query={timeline} zone={zone} />
              </>
            }
          >
            {line.alert.mergedIntoId && <DuplicateOf line={line} into={line.alert.mergedIntoId} />}
            <Said annotations={line.alert.annotations} />
            {timeline.data && <UpDownStrip alert={line.alert} entries={timeline.data.items} zone={zone} />}
            <WhoWasTold line={line} zone={zone} />
            <Comments alert={line.alert} zone={zone} />
          </ObjectColumns>
        </>
      )}
    </RecordPage>
  )
}

/** What its source says about it beside its name. */
function Said({ annotations }: { annotations: Record<string, string> }) {
  const { summary, description, ...others } = annotations
  const more = Object.entries(others)
  if (!summary && !description && more.length === 0) return null
  return (
    <Panel>
      {summary && <p className="text-base font-medium break-words">{summary}</p>}
      {description && <p className="mt-1 text-sm break-words whitespace-pre-wrap text-ink-muted">{description}</p>}
      {more.length > 0 && (
        <dl className="mt-2 grid gap-1 text-sm">
          {more.map(([name, text]) => (
            <div key={name} className="flex min-w-0 gap-2">
              <dt className="shrink-0 text-ink-faint">{name}</dt>
              <dd className="min-w-0 break-words text-ink-muted">{text}</dd>
            </div>
          ))}
        </dl>
      )}
    </Panel>
  )
}
