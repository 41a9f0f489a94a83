import { Link } from '@tanstack/react-router'
import { BellRing, CornerDownRight, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { HiddenMark } from '../../HiddenMark'
import { whyNotTold } from '../../notTold'
import { SeverityMark } from '../../SeverityMark'
import { StateMark } from '../../StateMark'
import { beganAt, isActive, spoken } from '../../states'
import { useIncidentChange } from '../change'
import { mostShown } from '../queries'
import { isFixed } from '../states'
import { takeOut } from '../verbs'
import { hiddenBehind, type Grouped } from './grouped'

const shownBehind = 5

/** The alerts that are this incident, each with whether people were told of it or why not, and what is hidden behind it. */
export function GroupedAlerts({ line, groups }: { line: IncidentLine; groups?: Grouped[] }) {
  const { t } = useTranslation()
  const { incident } = line
  const writes = useMay()('alerts.write') && !isFixed(incident.state)
  const { mutate } = useIncidentChange(incident.id)
  const remove = ({ line: { alert } }: Grouped) =>
    mutate(takeOut(alert.id, t('incidents.toasts.takenOut', { alert: alert.number, number: incident.number })))
  return (
    <Panel
      title={t('incidents.alerts.title')}
      aside={
        <span className="figures">
          {t('incidents.alerts.active', { active: figure(line.active), count: incident.alerts, alerts: figure(incident.alerts) })}
          {incident.folded > 0 && `, ${t('incidents.alerts.folded', { count: incident.folded, alerts: figure(incident.folded) })}`}
        </span>
      }
      flush
    >
      {!groups ? (
        <Skeleton className="m-4 h-16" />
      ) : groups.length > 0 ? (
        <ul className="divide-y">
          {groups.map((one) => (
            <Row key={one.line.alert.id} one={one} depth={0} onRemove={writes ? remove : undefined} />
          ))}
        </ul>
      ) : (
        <p className="px-4 py-4 text-sm text-ink-muted">{t('incidents.alerts.none')}</p>
      )}
      {incident.alerts > mostShown && (
        <p className="border-t px-4 py-2 text-xs text-ink-muted">{t('incidents.alerts.first', { shown: figure(mostShown) })}</p>
      )}
    </Panel>
  )
}

function Row({ one, depth, onRemove }: { one: Grouped; depth: number; onRemove?(one: Grouped): void }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const { alert, deviceName, siteName, hidden, told } = one.line
  const behind = open ? one.behind : one.behind.slice(0, shownBehind)
  const rest = one.behind.length - behind.length
  return (
    <li>
      <div className={cn('flex min-w-0 items-start gap-2 px-4 py-2 text-sm', !isActive(alert.state) && 'text-ink-muted')}>
        <span className="mt-1 flex shrink-0 items-center gap-1.5" style={{ paddingLeft: Math.min(depth, 4) * 16 }}>
          {depth > 0 && <CornerDownRight className="size-3.5 text-ink-faint" aria-hidden />}
          <SeverityMark severity={alert.severity} />
        </span>
        <div className="min-w-0 grow">
          <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
            <Link to="/alerts/$id" params={{ id: alert.number }} className="min-w-0 font-medium break-words hover:underline">
              {spoken(alert.name)}
            </Link>
            <span className="min-w-0 truncate text-ink-muted">{deviceName ?? siteName}</span>
            <span className="figures text-xs text-ink-faint">{alert.number}</span>
          </p>
          <p className="mt-0.5 flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-ink-muted">
            <span className="inline-flex items-center gap-1">
              <StateMark state={alert.state} /> {t(`alerts.states.${alert.state}`)}
            </span>
            {hidden ? (
              <HiddenMark hidden={hidden} />
            ) : told ? (
              <span className="inline-flex items-center gap-1.5">
                <BellRing className="size-3.5" aria-hidden />
                {t(told.firing > 1 ? 'alerts.toldWith' : 'alerts.toldAlone', { count: told.firing - 1 })} <Time at={told.at} />
              </span>
            ) : (
              <span className="text-ink-faint">{whyNotTold(t, one.line)}</span>
            )}
            {one.behind.length > 0 && (
              <span className="figures font-medium text-ink">
                {t('incidents.alerts.behind', { count: hiddenBehind(one), alerts: figure(hiddenBehind(one)) })}
              </span>
            )}
          </p>
        </div>
        <span className="shrink-0 text-xs text-ink-faint">
          <Time at={beganAt(alert)} />
        </span>
        {onRemove &&
          (one.isMember ? (
            <IconButton size="icon-sm" label={t('incidents.alerts.takeOut', { alert: alert.number })} onClick={() => onRemove(one)}>
              <X aria-hidden />
            </IconButton>
          ) : (
            <span className="w-6 shrink-0" />
          ))}
      </div>
      {behind.length > 0 && (
        <ul>
          {behind.map((other) => (
            <Row key={other.line.alert.id} one={other} depth={depth + 1} onRemove={onRemove} />
          ))}
        </ul>
      )}
      {rest > 0 && (
        <Button look="ghost" size="sm" className="mb-1 ml-10" onClick={() => setOpen(true)}>
          {t('incidents.alerts.moreBehind', { count: rest, alerts: figure(rest) })}
        </Button>
      )}
    </li>
  )
}
