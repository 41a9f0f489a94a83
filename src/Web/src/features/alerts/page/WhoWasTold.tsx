import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellRing, type LucideIcon, BellMinus, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertLine, AlertNotification, AlertSuppression } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import { clockTime } from '@/lib/time'
import { HiddenIcon } from '../HiddenMark'
import { whyNotTold } from '../notTold'
import { alertNotificationsQuery, alertSuppressionsQuery } from '../queries'
import { hiddenBy } from '../reasons'
import { isActive } from '../states'

const toldIcons: Record<AlertNotification['state'], LucideIcon> = { standing: BellRing, over: BellMinus, withdrawn: Undo2 }

/** What people were told of an alert and when, and why they were not: the latest first. */
export function WhoWasTold({ line, zone }: { line: AlertLine; zone?: string }) {
  const { t } = useTranslation()
  const { id } = line.alert
  const told = useQuery(alertNotificationsQuery(id))
  const hidden = useQuery(alertSuppressionsQuery(id))
  if (!told.data || !hidden.data)
    return (
      <Panel title={t('alerts.telling.title')}>
        <Skeleton className="h-12" />
      </Panel>
    )
  const entries = [
    ...told.data.items.map((one) => ({ at: one.firstAt, node: <Told key={one.id} told={one} zone={zone} /> })),
    ...hidden.data.items.map((one) => ({
      at: one.since,
      node: <NotTold key={one.since + one.kind} hidden={one} line={line} zone={zone} />,
    })),
  ].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  return (
    <Panel title={t('alerts.telling.title')} aside={<Verdict line={line} />} flush>
      {entries.length > 0 ? (
        <ul className="divide-y">{entries.map(({ node }) => node)}</ul>
      ) : (
        <p className="px-4 py-4 text-sm text-ink-muted">{whyNotTold(t, line) ?? t('alerts.telling.never')}</p>
      )}
    </Panel>
  )
}

/** Whether people know of it at this moment. */
function Verdict({ line: { alert, hidden, told } }: { line: AlertLine }) {
  const { t } = useTranslation()
  if (!isActive(alert.state)) return null
  if (hidden) return t('alerts.telling.hidden')
  if (told) return t('alerts.telling.known', { revision: told.revision })
  if (alert.state === 'open') return t(alert.mergedIntoId ? 'alerts.telling.duplicate' : 'alerts.telling.waiting')
  return t(`alerts.telling.${alert.state as 'acknowledged' | 'snoozed'}`)
}

function Row({ icon, children, at, zone }: { icon: ReactNode; children: ReactNode; at: string; zone?: string }) {
  return (
    <li className="flex gap-3 px-4 py-2.5 text-sm">
      <span className="mt-0.5 shrink-0 text-ink-muted">{icon}</span>
      <div className="min-w-0 grow">{children}</div>
      <span className="shrink-0 text-xs text-ink-faint">
        <Time at={at} zone={zone} />
      </span>
    </li>
  )
}

function Told({ told, zone }: { told: AlertNotification; zone?: string }) {
  const { t } = useTranslation()
  const Icon = toldIcons[told.state]
  const group = Object.entries(told.groupLabels)
  return (
    <Row icon={<Icon className="size-4" aria-hidden />} at={told.firstAt} zone={zone}>
      <p className="font-medium">
        {t(`alerts.telling.states.${told.state}`)}{' '}
        <span className="figures font-normal text-ink-muted">
          {told.firing > 0 && t('alerts.telling.firing', { count: told.firing, alerts: figure(told.firing) })}
          {told.folded > 0 && `, ${t('alerts.telling.folded', { count: told.folded, alerts: figure(told.folded) })}`}
        </span>
      </p>
      <p className="text-xs text-ink-muted">
        {t('alerts.telling.byRule', { rule: told.rule })}
        {group.length > 0 && ` · ${group.map(([name, value]) => `${name}=${value}`).join(', ')}`}
        {told.revision > 1 && (
          <span className="figures">
            {' · '}
            {t('alerts.telling.revision', { revision: told.revision, at: clockTime(told.at, zone) })}
          </span>
        )}
        {told.reason && ` · ${told.reason}`}
      </p>
    </Row>
  )
}

function NotTold({ hidden, line, zone }: { hidden: AlertSuppression; line: AlertLine; zone?: string }) {
  const { t } = useTranslation()
  // A line names the device it is hidden behind; what is kept has its id.
  const by = line.hidden && line.hidden.kind === hidden.kind && line.hidden.byId === hidden.byId ? line.hidden.by : hidden.byName
  const target = hidden.byId && (hidden.kind === 'folded' || hidden.kind === 'inhibited') ? hidden.byId : undefined
  return (
    <Row icon={<HiddenIcon kind={hidden.kind} className="size-4" />} at={hidden.since} zone={zone}>
      <p className="font-medium break-words">
        {hiddenBy(t, { kind: hidden.kind, by: /^[0-9a-f-]{36}$/.test(by) ? t('alerts.aDevice') : by })}{' '}
        {target && (
          <Link to="/alerts/$id" params={{ id: target }} className="font-normal text-accent-text hover:underline">
            {t('alerts.telling.toCause')}
          </Link>
        )}
      </p>
      <p className="figures text-xs text-ink-muted">
        {hidden.until
          ? t('alerts.telling.fromUntil', { from: clockTime(hidden.since, zone), until: clockTime(hidden.until, zone) })
          : t('alerts.telling.sinceThen', { from: clockTime(hidden.since, zone) })}
        {' · '}
        {t('alerts.telling.times', { count: hidden.count, times: figure(hidden.count) })}
      </p>
    </Row>
  )
}
