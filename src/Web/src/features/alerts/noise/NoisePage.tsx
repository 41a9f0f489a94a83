import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Volume1 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Effectiveness } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { useMay } from '@/features/identity/session'
import { SitePicker } from '@/features/sites/SitePicker'
import { cn } from '@/lib/cn'
import { FalseSuppressions } from './FalseSuppressions'
import { NoiseChart } from './NoiseChart'
import { NoiseFigures } from './NoiseFigures'
import { NoiseOfSites } from './NoiseOfSites'
import { NoisyRules } from './NoisyRules'
import { effectivenessQuery, exportAddress, spanOf, spans, type Span } from './queries'
import { Reduction } from './Reduction'
import { TriageCalibration } from './TriageCalibration'

/** How much noise people were spared, whether they were spared too much, and what to silence next. */
export function NoisePage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/noise' })
  const { days, site } = useSearch({ from: '/shell/noise' })
  const may = useMay()
  const span = spanOf(days)
  const report = useQuery(effectivenessQuery(span, site))
  const pick = (next: string | undefined) => void navigate({ search: (search) => ({ ...search, site: next }), replace: true })
  return (
    <ObjectPage>
      <PageHeader
        title={t('noise.title')}
        state={<span className="max-w-3xl">{t('noise.text')}</span>}
        actions={
          <a href={exportAddress(span, site)} download className={buttonLooks({})}>
            <Download aria-hidden /> {t('value.export')}
          </a>
        }
      />
      <div className="mb-4 flex flex-wrap gap-2">
        <Segments<Span>
          label={t('value.span')}
          value={span}
          onChange={(next) => void navigate({ search: (search) => ({ ...search, days: next === '7' ? undefined : next }), replace: true })}
          options={spans.map((value) => ({ value, label: t(value === '1' ? 'noise.day' : 'value.days', { days: value }) }))}
        />
        {may('sites.read') && (
          <div className="w-56">
            <SitePicker slim value={site ?? ''} none={t('noise.allSites')} onChange={(id) => pick(id || undefined)} />
          </div>
        )}
      </div>
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
          <Report report={report.data} span={span} site={site} onPick={pick} />
        </div>
      )}
    </ObjectPage>
  )
}

interface ReportProps {
  report: Effectiveness
  span: Span
  site?: string
  onPick(site: string): void
}

function Report({ report, span, site, onPick }: ReportProps) {
  const { t } = useTranslation()
  if (report.total.alerts + report.total.notifications === 0 && report.noisyRules.length === 0)
    return (
      <EmptyState
        icon={Volume1}
        title={t('noise.emptyTitle')}
        action={
          <Link to="/help/$slug" params={{ slug: 'alerts' }} className={buttonLooks({})}>
            {t('alerts.learn')}
          </Link>
        }
      >
        {t('noise.emptyText')}
      </EmptyState>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <NoiseFigures report={report} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="grid min-w-0 content-start gap-4">
          <Reduction total={report.total} how={t('noise.reduction.how')} />
          <NoiseChart report={report} />
          <NoisyRules report={report} site={site} />
          <FalseSuppressions span={span} site={site} />
          {!site && <NoiseOfSites report={report} onPick={onPick} />}
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <TriageCalibration />
        </div>
      </div>
    </div>
  )
}
