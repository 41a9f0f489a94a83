import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FalseSuppression } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { clockTime, duration } from '@/lib/time'
import { HiddenIcon } from '../HiddenMark'
import { IncidentChip } from '../incidents/IncidentChip'
import { hiddenBy } from '../reasons'
import { SeverityMark } from '../SeverityMark'
import { spoken } from '../states'
import { falseSuppressionsQuery, type Span } from './queries'

/** What was kept from people, and should not have been: somebody took care of it all the same, so much later. */
export function FalseSuppressions({ span, site }: { span: Span; site?: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(falseSuppressionsQuery(span, site))
  return (
    <Panel title={t('noise.false.title')} aside={t('noise.false.text')} flush>
      {!data ? (
        <Skeleton className="m-4 h-16" />
      ) : data.items.length === 0 ? (
        <p className="flex items-center gap-2 px-4 py-4 text-sm text-ink-muted">
          <ShieldCheck className="size-4 shrink-0 text-healthy" aria-hidden /> {t('noise.false.none')}
        </p>
      ) : (
        <ul className="divide-y">
          {data.items.map((one) => (
            <Row key={one.line.alert.id + one.since + one.kind} one={one} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Row({ one }: { one: FalseSuppression }) {
  const { t } = useTranslation()
  const { alert, deviceName, siteName, incident } = one.line
  const late = (Date.parse(one.doneAt) - Date.parse(one.since)) / 1000
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] gap-x-3 px-4 py-2.5 text-sm">
      <SeverityMark severity={alert.severity} className="mt-0.5" />
      <div className="min-w-0">
        <p className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Link to="/alerts/$id" params={{ id: alert.number }} className="font-medium hover:underline">
            {spoken(alert.name)}
          </Link>
          <span className="min-w-0 truncate text-ink-muted">{[deviceName, siteName].filter(Boolean).join(', ')}</span>
          {incident && <IncidentChip incident={incident} />}
        </p>
        <p className="mt-0.5 flex min-w-0 items-center gap-1.5 text-xs text-ink-muted">
          <HiddenIcon kind={one.kind} />
          <span className="min-w-0">
            {hiddenBy(t, { kind: one.kind, by: one.by })}
            <span className="figures text-ink-faint"> {t('noise.false.since', { since: clockTime(one.since) })}</span>
          </span>
        </p>
      </div>
      <p className="figures shrink-0 text-right text-xs">
        <span className="font-medium text-critical">{t('noise.false.late', { after: duration(Math.max(0, late)) })}</span>
        <span className="block text-ink-faint">
          {t(`noise.false.deeds.${one.deed as 'acknowledged'}`)} <Time at={one.doneAt} />
        </span>
      </p>
    </li>
  )
}
