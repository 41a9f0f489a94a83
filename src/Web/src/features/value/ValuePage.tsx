import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChartColumn, Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ValueReport } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { DowntimePanel } from './DowntimePanel'
import { exportAddress, spanOf, spans, valueQuery, type Span } from './queries'
import { ReliabilityTable } from './ReliabilityTable'
import { ReplacementPanel } from './ReplacementPanel'
import { UptimeDays } from './UptimeDays'
import { ValueFigures } from './ValueFigures'

/** What the devices are worth: how reliable they were, what acting on warnings saved, what replacing them will cost. */
export function ValuePage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/value' })
  const { days, site } = useSearch({ from: '/shell/value' })
  const span = spanOf(days)
  const report = useQuery(valueQuery(span, site))
  return (
    <ObjectPage>
      <PageHeader
        title={t('value.title')}
        state={t('value.text')}
        actions={
          <a href={exportAddress(span, site)} download className={buttonLooks({})}>
            <Download aria-hidden /> {t('value.export')}
          </a>
        }
      />
      <div className="mb-4">
        <Segments<Span>
          label={t('value.span')}
          value={span}
          onChange={(next) => void navigate({ search: (before) => ({ ...before, days: next === '30' ? undefined : next }), replace: true })}
          options={spans.map((value) => ({ value, label: t('value.days', { days: value }) }))}
        />
      </div>
      {report.isPending ? (
        <div className="grid gap-4">
          {['h-24', 'h-40', 'h-56'].map((height) => (
            <Skeleton key={height} className={height} />
          ))}
        </div>
      ) : report.isError ? (
        <ErrorState error={report.error} retry={() => void report.refetch()} />
      ) : (
        <Report report={report.data} />
      )}
    </ObjectPage>
  )
}

function Report({ report }: { report: ValueReport }) {
  const { t } = useTranslation()
  if (report.total.devices === 0 && report.replacements.types.length === 0)
    return (
      <EmptyState
        icon={ChartColumn}
        title={t('value.emptyTitle')}
        action={
          <Link to="/devices" className={buttonLooks({ look: 'primary' })}>
            {t('value.emptyAction')}
          </Link>
        }
      >
        {t('value.emptyText')}
      </EmptyState>
    )
  return (
    <div className="grid gap-4">
      <ValueFigures report={report} />
      <Panel title={t('value.uptimeByDay')} aside={t('value.utc')}>
        <UptimeDays days={report.days} />
      </Panel>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <ReliabilityTable title={t('value.bySite')} rows={report.sites} linked />
        <ReliabilityTable title={t('value.byType')} rows={report.types} />
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <DowntimePanel avoided={report.downtimeAvoided} />
        <ReplacementPanel replacements={report.replacements} />
      </div>
    </div>
  )
}
