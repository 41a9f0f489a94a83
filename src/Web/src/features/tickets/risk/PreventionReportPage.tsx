import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PreventionReport } from '@/api/types'
import { Fact, Facts } from '@/components/Facts'
import { RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { percent } from './points'
import { preventionReportQuery } from './queries'
import { RiskBadge } from './RiskBadge'
import { weekOf } from './week'

const outcomeText = {
  breached: 'text-critical',
  inTime: 'text-healthy',
  lessLikely: 'text-healthy',
  notPromised: 'text-ink-muted',
} as const

/** One week: which tickets were at risk, what was prevented, and what breached and why. */
export function PreventionReportPage() {
  const { t, i18n } = useTranslation()
  const { week } = useParams({ from: '/shell/prevention/$week' })
  return (
    <RecordPage record={useQuery(preventionReportQuery(week))}>
      {(report) => (
        <>
          <PageHeader
            title={weekOf(report.week, i18n.language)}
            above={
              <Link to="/prevention" className="hover:text-ink hover:underline">
                {t('prevention.title')}
              </Link>
            }
            state={
              <>
                {t('prevention.made')} <Time at={report.week.madeAt} />
              </>
            }
          />
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
            <Panel title={t('nav.tickets')} flush className="order-2 lg:order-none">
              <Tickets tickets={report.tickets} />
            </Panel>
            <div className="grid min-w-0 content-start gap-4">
              <Panel title={t('prevention.week')}>
                <Facts>
                  {(['atRisk', 'prevented', 'breached', 'unforeseen', 'stillAtRisk', 'escalated'] as const).map((count) => (
                    <Fact key={count} label={t(`prevention.labels.${count}`)}>
                      <span className="figures">{report.week[count]}</span>
                    </Fact>
                  ))}
                </Facts>
              </Panel>
              <Panel title={t('prevention.why')}>
                {report.causes.length === 0 ? (
                  <p className="text-sm text-ink-muted">{t('prevention.noCauses')}</p>
                ) : (
                  <Facts>
                    {report.causes.map(({ sign, tickets }) => (
                      <Fact key={sign} label={t(`risk.signs.${sign}`)}>
                        <span className="figures">{tickets}</span>
                      </Fact>
                    ))}
                  </Facts>
                )}
              </Panel>
            </div>
          </div>
        </>
      )}
    </RecordPage>
  )
}

function Tickets({ tickets }: { tickets: PreventionReport['tickets'] }) {
  const { t } = useTranslation()
  if (tickets.length === 0) return <p className="px-4 py-5 text-sm text-ink-muted">{t('prevention.quiet')}</p>
  return (
    <ul className="divide-y">
      {tickets.map((ticket) => (
        <li key={ticket.id} className="grid gap-0.5 px-4 py-2 hover:bg-hover">
          <span className="flex min-w-0 items-baseline gap-2">
            <span className="figures shrink-0 text-xs text-ink-faint">{ticket.number}</span>
            <Link to="/tickets/$id" params={{ id: ticket.number }} className="min-w-0 grow truncate font-medium hover:underline">
              {ticket.subject}
            </Link>
            <span className={cn('shrink-0 text-sm', ticket.outcome && outcomeText[ticket.outcome])}>
              {t(ticket.outcome ? `prevention.outcomes.${ticket.outcome}` : 'prevention.open')}
            </span>
          </span>
          <span className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-muted">
            {ticket.raisedAt ? (
              <>
                <RiskBadge percent={percent(ticket.probability ?? 0)} /> <Time at={ticket.raisedAt} /> {ticket.reasons.join(', ')}
              </>
            ) : (
              t('prevention.unforeseenTicket')
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
