import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket, TicketField } from '@/api/types'
import { CopyText } from '@/components/CopyText'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { deviceQuery } from '@/features/devices/queries'
import { Tags } from '@/features/devices/Tags'
import { useMay } from '@/features/identity/session'
import { Due } from '../Due'
import type { FieldValue, FieldValues } from '../fields'
import { ticketSettingsQuery } from '../queries'
import { Stars } from '../ratings/Stars'

/** What is known of a ticket beside what was said. */
export function TicketFacts({ ticket, zone }: { ticket: Ticket; zone?: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const settings = useQuery(ticketSettingsQuery).data
  const device = useQuery({ ...deviceQuery(ticket.deviceId ?? ''), enabled: ticket.deviceId !== null && may('devices.read') }).data
  const values = ticket.fields as FieldValues
  return (
    <Panel title={t('object.facts')} aside={zone && t('tickets.zone', { zone })}>
      <Facts>
        <Fact label={t('tickets.requester')}>
          {ticket.requester?.name ?? <Unset />}
          {ticket.requester?.isContact && <span className="ml-1.5 text-xs text-ink-faint">{t('tickets.contact')}</span>}
        </Fact>
        <Fact label={t('tickets.customer')}>{ticket.customer ?? <Unset />}</Fact>
        <Fact label={t('tickets.assignee')}>{ticket.assignee?.name ?? <Unset>{t('tickets.nobody')}</Unset>}</Fact>
        <Fact label={t('tickets.team')}>{ticket.teamName ?? <Unset>{t('tickets.noTeam')}</Unset>}</Fact>
        <Fact label={t('tickets.site')}>
          {ticket.siteId && may('sites.read') ? (
            <Link to="/sites/$id" params={{ id: ticket.siteId }} className="text-accent-text hover:underline">
              {ticket.siteName}
            </Link>
          ) : (
            (ticket.siteName ?? <Unset>{t('tickets.noSite')}</Unset>)
          )}
        </Fact>
        {ticket.deviceId && (
          <Fact label={t('tickets.device')}>
            {device ? (
              <Link to="/devices/$id" params={{ id: device.id }} className="text-accent-text hover:underline">
                {device.name}
              </Link>
            ) : (
              <CopyText text={ticket.deviceId} shown={`…${ticket.deviceId.slice(-12)}`} />
            )}
          </Fact>
        )}
        <Fact label={t('tickets.category')}>{ticket.category ?? <Unset />}</Fact>
        <Fact label={t('tickets.tags')}>{ticket.tags.length > 0 ? <Tags tags={ticket.tags} /> : <Unset />}</Fact>
        {settings?.fields.map((field) => (
          <Fact key={field.key} label={field.label}>
            <Value field={field} value={values[field.key]} />
          </Fact>
        ))}
        <Fact label={t('tickets.watchers')}>
          {ticket.watchers.map(({ name }) => name).join(', ') || <Unset>{t('tickets.nobody')}</Unset>}
        </Fact>
        {ticket.dueBy && (
          <Fact label={t('tickets.due')}>
            <Due at={ticket.dueBy} state={ticket.status.state} zone={zone} />
          </Fact>
        )}
        <When label={t('tickets.opened')} at={ticket.openedAt} zone={zone} />
        <When label={t('tickets.firstAnswer')} at={ticket.firstRespondedAt} zone={zone} />
        <When label={t('tickets.resolved')} at={ticket.resolvedAt} zone={zone} />
        <When label={t('tickets.closed')} at={ticket.closedAt} zone={zone} />
        <When label={t('tickets.reopened')} at={ticket.reopenedAt} zone={zone} />
        {ticket.rating && (
          <Fact label={t('rating.fact')}>
            <Stars score={ticket.rating.score} />
            {ticket.rating.comment && <span className="block text-ink-muted">{ticket.rating.comment}</span>}
          </Fact>
        )}
        <When label={t('tickets.changed')} at={ticket.changedAt} zone={zone} />
      </Facts>
    </Panel>
  )
}

function When({ label, at, zone }: { label: string; at: string | null; zone?: string }) {
  if (!at) return null
  return (
    <Fact label={label}>
      <Time at={at} zone={zone} />
    </Fact>
  )
}

function Value({ field, value }: { field: TicketField; value: FieldValue | undefined }) {
  const { t } = useTranslation()
  if (value === undefined) return <Unset />
  return field.type === 'boolean' ? t(value ? 'tickets.yes' : 'tickets.no') : String(value)
}

function Unset({ children }: { children?: ReactNode }) {
  const { t } = useTranslation()
  return <span className="text-ink-faint">{children ?? t('object.notSet')}</span>
}
