import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SlaEffects } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { clockTime, dayName } from '@/lib/time'

const counts = ['breachedNow', 'breachedNoMore', 'dueEarlier', 'dueLater', 'otherPolicy'] as const

/** What saving would do to the open tickets, before anybody does it. */
export function EffectsPanel({ effects, none }: { effects: UseQueryResult<SlaEffects>; none: string }) {
  const { t } = useTranslation()
  const { data, error, isFetching } = effects
  return (
    <Panel title={t('effects.title')} aside={isFetching && data ? t('effects.counting') : t('effects.nothingYet')}>
      <div aria-live="polite" className={cn('transition-opacity', isFetching && data && 'opacity-60')}>
        {error ? (
          <p className="text-sm text-critical">{error.message}</p>
        ) : !data ? (
          isFetching ? (
            <Skeleton className="h-28" />
          ) : (
            <p className="text-sm text-ink-muted">{none}</p>
          )
        ) : (
          <Effects effects={data} />
        )}
      </div>
    </Panel>
  )
}

function Effects({ effects }: { effects: SlaEffects }) {
  const { t } = useTranslation()
  const most = Math.max(1, effects.tickets)
  const moment = (at: string | null) => (at ? `${dayName(at, Date.now())} ${clockTime(at)}` : t('effects.notDue'))
  if (counts.every((count) => effects[count] === 0))
    return <p className="text-sm text-ink-muted">{t('effects.none', { count: effects.tickets, tickets: figure(effects.tickets) })}</p>
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,1fr)_72px_auto] items-center gap-x-3 gap-y-1.5 text-sm">
        {counts.map((count) => (
          <div key={count} className="contents">
            <dt className={effects[count] > 0 ? '' : 'text-ink-faint'}>{t(`effects.${count}`)}</dt>
            <dd className="h-1.5 overflow-hidden rounded-full bg-sunken" aria-hidden>
              <div
                className={cn(
                  'h-full rounded-full',
                  count === 'breachedNow' ? 'bg-critical-fill' : count === 'breachedNoMore' ? 'bg-healthy-fill' : 'bg-accent',
                )}
                style={{ width: `${(effects[count] / most) * 100}%` }}
              />
            </dd>
            <dd className={cn('figures text-right', count === 'breachedNow' && effects[count] > 0 && 'font-semibold text-critical')}>
              {figure(effects[count])}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-2 text-xs text-ink-faint">{t('effects.of', { count: effects.tickets, tickets: figure(effects.tickets) })}</p>
      <ul className="mt-3 max-h-72 divide-y overflow-y-auto border-t text-sm" tabIndex={0} aria-label={t('effects.examples')}>
        {effects.examples.map((example) => (
          <li key={example.ticketId} className="py-1.5">
            <Link to="/tickets/$id" params={{ id: example.number }} target="_blank" className="flex gap-2 hover:underline">
              <span className="figures shrink-0 text-ink-faint">{example.number}</span>
              <span className="truncate">{example.subject}</span>
            </Link>
            <span className={cn('text-xs', example.isBreachedNow ? 'text-critical' : 'text-ink-muted')}>
              {example.isBreachedNow && `${t('effects.breached')} · `}
              {example.policyBefore !== example.policyAfter &&
                `${example.policyBefore ?? t('effects.noPolicy')} → ${example.policyAfter ?? t('effects.noPolicy')} · `}
              {t('promises.due')} {moment(example.wasDueAt)} → {moment(example.willBeDueAt)}
            </span>
          </li>
        ))}
      </ul>
    </>
  )
}
