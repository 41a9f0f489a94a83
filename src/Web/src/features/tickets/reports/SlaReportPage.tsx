import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Timer } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SlaReport } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { cn } from '@/lib/cn'
import { KeptLegend } from './bars'
import { slaExportAddress, slaGroupings, slaReportQuery, spanOf, type SlaGrouping } from './queries'
import { ReportHead } from './ReportHead'
import { SlaDays } from './SlaDays'
import { SlaFigures } from './SlaFigures'
import { SlaGroups } from './SlaGroups'

/** How promises were kept, by whom, where and for whom. */
export function SlaReportPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/reports/sla' })
  const { days, by: said, site } = useSearch({ from: '/shell/reports/sla' })
  const span = spanOf(days)
  const by = slaGroupings.find((one) => one === said) ?? 'team'
  const report = useQuery(slaReportQuery(span, by, site))
  return (
    <ObjectPage>
      <ReportHead<SlaGrouping>
        text={t('reports.text')}
        actions={
          <a href={slaExportAddress(span, by, site)} download className={buttonLooks({})}>
            <Download aria-hidden /> {t('value.export')}
          </a>
        }
        span={span}
        onSpan={(next) => void navigate({ search: (before) => ({ ...before, days: next }), replace: true })}
        by={by}
        groupings={slaGroupings}
        onBy={(next) => void navigate({ search: (before) => ({ ...before, by: next === 'team' ? undefined : next }), replace: true })}
      />
      {report.isPending ? (
        <div className="grid gap-4">
          {['h-28', 'h-40', 'h-56'].map((height) => (
            <Skeleton key={height} className={height} />
          ))}
        </div>
      ) : report.error && !report.data ? (
        <ErrorState error={report.error} retry={() => void report.refetch()} />
      ) : (
        <div className={cn('transition-opacity', report.isPlaceholderData && 'opacity-60')}>
          <Report report={report.data} />
        </div>
      )}
    </ObjectPage>
  )
}

function Report({ report }: { report: SlaReport }) {
  const { t } = useTranslation()
  if (report.all.kept + report.all.breached === 0)
    return (
      <EmptyState icon={Timer} title={t('reports.emptyTitle')}>
        {t('reports.emptyText')}
      </EmptyState>
    )
  return (
    <div className="grid gap-4">
      <SlaFigures all={report.all} />
      <Panel title={t('reports.byDay')} aside={<KeptLegend />}>
        <SlaDays days={report.days} />
        <p className="mt-2 text-xs text-ink-faint">{t('reports.zone', { zone: report.timeZone })}</p>
      </Panel>
      <SlaGroups groups={report.groups} by={report.by} />
    </div>
  )
}
