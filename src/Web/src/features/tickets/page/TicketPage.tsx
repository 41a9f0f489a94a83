import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Flash } from '@/components/Flash'
import { ObjectColumns, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Time } from '@/components/Time'
import { TimelinePanel } from '@/components/TimelinePanel'
import { RelatedAlerts } from '@/features/alerts/related/RelatedAlerts'
import { useMay } from '@/features/identity/session'
import { siteQuery } from '@/features/sites/queries'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { useTicketTopic } from '../live'
import { PriorityBadge } from '../PriorityMark'
import { NextPromise } from '../promises/NextPromise'
import { PromisesPanel } from '../promises/PromisesPanel'
import { ticketQuery, ticketTimelineQuery } from '../queries'
import { RiskPanel } from '../risk/RiskPanel'
import { KnownAnswersPanel } from '../similar/KnownAnswersPanel'
import { StatusBadge } from '../StateMark'
import { TimePanel } from '../time/TimePanel'
import { Composer } from './Composer'
import { Conversation } from './Conversation'
import { MergedNotice } from './MergedNotice'
import { PossibleDuplicates } from './PossibleDuplicates'
import { RelatedTickets } from './RelatedTickets'
import { TicketActions } from './TicketActions'
import { TicketFacts } from './TicketFacts'
import { WritersNotice } from './WritersNotice'

/** One request for help: what was said, who answers, and what became of it. */
export function TicketPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/tickets/$id' })
  const may = useMay()
  const refetchInterval = useFallbackPolling()
  const record = useQuery({ ...ticketQuery(id), refetchInterval })
  const ticket = record.data
  const site = useQuery({ ...siteQuery(ticket?.siteId ?? ''), enabled: Boolean(ticket?.siteId) && may('sites.read') })
  const timeline = useQuery({ ...ticketTimelineQuery(ticket?.id ?? ''), enabled: ticket !== undefined, refetchInterval })
  useTicketTopic(ticket?.id)

  const zone = site.data?.timeZone
  return (
    <RecordPage record={record}>
      {(ticket) => (
        <>
          <PageHeader
            title={ticket.subject}
            number={ticket.number}
            above={
              <Link to="/tickets" className="hover:text-ink hover:underline">
                {t('nav.tickets')}
              </Link>
            }
            state={
              <>
                <Flash value={ticket.status.name}>
                  <StatusBadge status={ticket.status} />
                </Flash>
                <PriorityBadge priority={ticket.priority} />
                <NextPromise ticket={ticket} />
                <span>{ticket.assignee?.name ?? ticket.teamName ?? t('tickets.nobodyYet')}</span>
                <span>
                  {t('tickets.moved')} <Time at={ticket.stateSince} zone={zone} />
                </span>
              </>
            }
            actions={<TicketActions ticket={ticket} />}
          />
          {ticket.mergedIntoId && <MergedNotice ticket={ticket} into={ticket.mergedIntoId} />}
          <ObjectColumns
            aside={
              <>
                <PromisesPanel ticket={ticket} />
                <RiskPanel ticket={ticket} zone={zone} />
                <RelatedAlerts of={{ ticket: ticket.id }} />
                {ticket.deviceId && <RelatedAlerts of={{ device: ticket.deviceId }} />}
                <TicketFacts ticket={ticket} zone={zone} />
                <PossibleDuplicates ticket={ticket} />
                <KnownAnswersPanel ticket={ticket} />
                <RelatedTickets ticket={ticket} />
                <TimePanel ticket={ticket} />
                <TimelinePanel query={timeline} zone={zone} />
              </>
            }
          >
            <Conversation ticket={ticket} zone={zone} />
            <WritersNotice ticketId={ticket.id} />
            {may('tickets.write') && !ticket.mergedIntoId && <Composer key={ticket.id} ticket={ticket} />}
          </ObjectColumns>
        </>
      )}
    </RecordPage>
  )
}
