import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import type { ValueReport } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure, money } from '@/lib/number'
import { percent, span } from './figures'

/** The report in four figures, each with what it is made of. */
export function ValueFigures({ report: { total, downtimeAvoided, replacements } }: { report: ValueReport }) {
  const { t } = useTranslation()
  return (
    <Panel>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-5 lg:grid-cols-4">
        <Figure label={t('value.uptime')} made={t('value.uptimeOf', { count: total.devices, hours: figure(total.watchedHours) })}>
          {percent(total.uptimePercent)}
        </Figure>
        <Figure
          label={t('value.between')}
          made={total.failures === 0 ? t('value.noFailure') : t('value.failures', { count: total.failures, outages: total.outages })}
        >
          {span(total.hoursBetweenFailures === null ? null : total.hoursBetweenFailures * 60)}
        </Figure>
        <Figure
          label={t('value.avoided')}
          made={downtimeAvoided.hours === null ? t('value.notYet') : t('value.actedUpon', { count: downtimeAvoided.actedUpon })}
        >
          {span(downtimeAvoided.hours === null ? null : downtimeAvoided.hours * 60)}
        </Figure>
        <Figure
          label={t('value.replacing')}
          made={t('value.replacingOf', { count: replacements.months.reduce((sum, month) => sum + month.devices, 0) })}
        >
          {replacements.cost.length === 0 ? '–' : replacements.cost.map((cost) => money(cost)).join(' + ')}
        </Figure>
      </dl>
    </Panel>
  )
}

function Figure({ label, made, children }: { label: string; made: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-ink-muted">{label}</dt>
      <dd className="figures text-xl font-semibold break-words">{children}</dd>
      <dd className="text-xs text-ink-faint">{made}</dd>
    </div>
  )
}
