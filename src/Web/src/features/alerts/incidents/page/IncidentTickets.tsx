import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { OpenTicket } from '../../OpenTicket'

/** The tickets its alerts are worked on as; where there is none yet, the way to open that of the worst. */
export function IncidentTickets({ alerts }: { alerts: AlertLine[] }) {
  const { t } = useTranslation()
  const may = useMay()
  const byTicket = new Map(alerts.flatMap(({ alert }) => (alert.ticketId ? [[alert.ticketId, alert] as const] : [])))
  const worst = alerts[0]?.alert
  const mayOpen = may('alerts.write') && may('tickets.write')
  if (byTicket.size === 0 && !(worst && mayOpen)) return null
  return (
    <Panel title={t('incidents.tickets.title')}>
      {byTicket.size > 0 ? (
        <ul className="grid gap-2">
          {[...byTicket.values()].map((alert) => (
            <li key={alert.ticketId} className="min-w-0">
              <OpenTicket alert={alert} />
            </li>
          ))}
        </ul>
      ) : (
        <div className="grid gap-2 text-sm text-ink-muted">
          <p>{t('incidents.tickets.none', { alert: worst!.number })}</p>
          <span>
            <OpenTicket alert={worst!} />
          </span>
        </div>
      )}
    </Panel>
  )
}
