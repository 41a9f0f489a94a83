import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { CopyText } from '@/components/CopyText'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { IncidentChip } from '../incidents/IncidentChip'
import { OpenTicket } from '../OpenTicket'
import { beganAt, spoken } from '../states'

const isId = (text: string | null): text is string => text !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

/** Where it is, since when, and who takes care of it. */
export function AlertFacts({ line, zone }: { line: AlertLine; zone?: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const { alert, siteName, deviceName } = line
  const link = 'text-accent-text hover:underline'
  return (
    <Panel title={t('object.facts')} aside={zone && t('alerts.zone', { zone })}>
      <Facts>
        <Fact label={t('alerts.rule')}>
          <CopyText text={alert.name} />
        </Fact>
        <Fact label={t('alerts.type')}>{spoken(alert.type)}</Fact>
        <Fact label={t('alerts.site')}>
          {alert.siteId && may('sites.read') ? (
            <Link to="/sites/$id" params={{ id: alert.siteId }} className={link}>
              {siteName ?? t('alerts.unknownSite')}
            </Link>
          ) : (
            (siteName ?? <Unset>{t('alerts.noSite')}</Unset>)
          )}
        </Fact>
        {alert.device && (
          <Fact label={t('alerts.device')}>
            {isId(alert.device) && may('devices.read') ? (
              <Link to="/devices/$id" params={{ id: alert.device }} className={link}>
                {deviceName}
              </Link>
            ) : (
              deviceName
            )}
          </Fact>
        )}
        {alert.labels.ticket && may('tickets.read') && (
          <Fact label={t('alerts.ticket')}>
            <Link to="/tickets/$id" params={{ id: alert.labels.ticket }} className={link}>
              {t('alerts.openTicket')}
            </Link>
          </Fact>
        )}
        {!alert.labels.ticket && (alert.ticketId !== null || may('tickets.write')) && (
          <Fact label={t('alerts.ticket')}>
            <OpenTicket alert={alert} />
          </Fact>
        )}
        {line.incident && (
          <Fact label={t('incidents.incident')}>
            <IncidentChip incident={line.incident} titled />
          </Fact>
        )}
        <Fact label={t('alerts.priority')}>
          <span className="figures">{alert.priority}</span>
        </Fact>
        <Fact label={t('alerts.assignee')}>{line.assignee?.name ?? <Unset>{t('alerts.nobody')}</Unset>}</Fact>
        <When label={t('alerts.began')} at={beganAt(alert)} zone={zone} />
        <When label={t('alerts.acknowledged')} at={alert.acknowledgedAt} by={line.acknowledgedBy?.name} zone={zone} />
        <When label={t('alerts.snoozedUntil')} at={alert.snoozedUntil} zone={zone} />
        <When
          label={t('alerts.resolved')}
          at={alert.resolvedAt}
          by={alert.resolvedAt ? (line.resolvedBy?.name ?? t('alerts.byItsSource')) : undefined}
          zone={zone}
        />
        <When label={t('alerts.closed')} at={alert.closedAt} zone={zone} />
        {alert.generatorUrl && /^https?:/.test(alert.generatorUrl) && (
          <Fact label={t('alerts.source')}>
            <a href={alert.generatorUrl} target="_blank" rel="noreferrer" className={`${link} inline-flex items-center gap-1`}>
              {t('alerts.toSource')} <ExternalLink className="size-3.5" aria-hidden />
            </a>
          </Fact>
        )}
      </Facts>
    </Panel>
  )
}

function When({ label, at, by, zone }: { label: string; at: string | null; by?: string | null; zone?: string }) {
  if (!at) return null
  return (
    <Fact label={label}>
      <Time at={at} zone={zone} />
      {by && <span className="text-ink-muted"> · {by}</span>}
    </Fact>
  )
}

const Unset = ({ children }: { children: string }) => <span className="text-ink-faint">{children}</span>
