import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { isActive } from '../states'
import { riskText } from './bands'
import { BestAction } from './BestAction'
import { percent } from './points'
import { ticketRiskQuery } from './queries'
import { RiskMark } from './RiskBadge'
import { RiskReasons } from './RiskReasons'

/** How likely a ticket is not done by the time promised, why, and what would help. Nothing of what is done, or promised to nobody. */
export function RiskPanel({ ticket, zone }: { ticket: Ticket; zone?: string }) {
  const { t } = useTranslation()
  const active = isActive(ticket.status.state)
  const refetchInterval = useFallbackPolling()
  const risk = useQuery({ ...ticketRiskQuery(ticket.id), enabled: active, refetchInterval }).data
  if (!active || (risk && risk.probability === null && risk.judgedAt)) return null
  return (
    <Panel
      title={t('risk.title')}
      aside={
        risk?.judgedAt && (
          <>
            {t('risk.judged')} <Time at={risk.judgedAt} zone={zone} />
          </>
        )
      }
    >
      {!risk ? (
        <Skeleton className="h-16" />
      ) : risk.probability === null || risk.band === null ? (
        <p className="text-sm text-ink-muted">{t('risk.notYet')}</p>
      ) : (
        <div className="grid gap-3">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <span className={cn('figures inline-flex items-center gap-2 text-2xl font-semibold', riskText[risk.band])}>
              <RiskMark band={risk.band} className="size-6" /> {percent(risk.probability)}&nbsp;%
            </span>
            <span className="min-w-0 text-sm text-ink-muted">
              {t(`risk.bands.${risk.band}`)} · {t('risk.due')} <Time at={risk.dueAt} zone={zone} />
            </span>
          </div>
          {risk.bestAction && <BestAction ticket={ticket} action={risk.bestAction} />}
          <RiskReasons risk={risk} />
          <p className="text-xs text-ink-faint">
            {risk.escalatedAt && (
              <>
                {t('risk.escalated')} <Time at={risk.escalatedAt} zone={zone} />.{' '}
              </>
            )}
            <Link to="/prevention/model" className="hover:text-ink hover:underline">
              {t(`risk.models.${risk.model.kind}`, { version: risk.model.version })}
            </Link>
          </p>
        </div>
      )}
    </Panel>
  )
}
