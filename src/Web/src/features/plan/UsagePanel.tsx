import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Usage } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { Tooltip } from '@/components/Tooltip'
import { figure, money } from '@/lib/number'
import { monthBefore } from './months'
import { usageQuery } from './queries'
import { SiteUsageTable } from './SiteUsageTable'

/** What was counted in a month: figures, day by day, site by site. */
export function UsagePanel() {
  const { t } = useTranslation()
  const { month } = useSearch({ from: '/shell/settings/plan' })
  const navigate = useNavigate({ from: '/settings/plan' })
  const usage = useQuery(usageQuery(month))
  const last = monthBefore(new Date(), 1)
  const choose = (value: 'this' | 'last') =>
    void navigate({ search: (before) => ({ ...before, month: value === 'last' ? last : undefined }), replace: true, resetScroll: false })
  return (
    <Panel
      title={t('plan.usage')}
      aside={
        <Segments
          label={t('plan.usage')}
          value={month === last ? 'last' : 'this'}
          onChange={choose}
          options={[
            { value: 'this', label: t('plan.thisMonth') },
            { value: 'last', label: t('plan.lastMonth') },
          ]}
        />
      }
    >
      {usage.isPending ? (
        <Skeleton className="h-48" />
      ) : usage.isError ? (
        <ErrorState error={usage.error} retry={() => void usage.refetch()} />
      ) : usage.data.days.length === 0 ? (
        <p className="py-8 text-center text-sm text-ink-muted">{t('plan.noUsage')}</p>
      ) : (
        <Counted usage={usage.data} />
      )}
    </Panel>
  )
}

function Counted({ usage }: { usage: Usage }) {
  const { t } = useTranslation()
  const latest = usage.days.at(-1)
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-2 gap-4 md:grid-cols-4">
        <Figure label={t('plan.sitesNow')}>{figure(latest?.sites ?? 0)}</Figure>
        <Figure label={t('plan.devicesNow')}>{figure(latest?.devices ?? 0)}</Figure>
        <Figure label={t('plan.costSoFar')}>{money(usage.costSoFar)}</Figure>
        <Figure label={t('plan.forecast')} hint={t('plan.forecastHint')}>
          {money(usage.forecast)}
        </Figure>
      </dl>
      <Days usage={usage} />
      <SiteUsageTable sites={usage.sites} />
      <p className="text-xs text-ink-faint">{t('plan.daysCounted', { count: usage.days.length, of: usage.daysInMonth })}</p>
    </div>
  )
}

function Figure({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  const value = <dd className="figures text-xl font-semibold">{children}</dd>
  return (
    <div>
      <dt className="text-xs text-ink-muted">{label}</dt>
      {hint ? <Tooltip text={hint}>{value}</Tooltip> : value}
    </div>
  )
}

/** A bar for each day of the month; days that were not counted leave a gap. */
function Days({ usage }: { usage: Usage }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...usage.days.map((day) => day.devices))
  const byDay = new Map(usage.days.map((day) => [Number(day.day.slice(8)), day]))
  return (
    <figure>
      <figcaption className="mb-1.5 text-xs text-ink-muted">{t('plan.devicesByDay')}</figcaption>
      <ol className="flex h-16 items-end gap-0.5 border-b">
        {Array.from({ length: usage.daysInMonth }, (_, at) => {
          const day = byDay.get(at + 1)
          if (!day) return <li key={at} className="grow basis-0" aria-hidden />
          const words = t('plan.dayTitle', { day: day.day, devices: day.devices, sites: day.sites, cost: money(day.cost) })
          return (
            <li
              key={at}
              title={words}
              className="grow basis-0 rounded-t-[2px] bg-accent"
              style={{ height: `${Math.max(3, (day.devices / most) * 100)}%` }}
            >
              <span className="sr-only">{words}</span>
            </li>
          )
        })}
      </ol>
    </figure>
  )
}
