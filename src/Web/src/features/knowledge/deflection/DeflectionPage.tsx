import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChartColumn } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { deflectionQuery } from '../queries'
import { ArticlesTable } from './ArticlesTable'
import { DeflectionFigures } from './DeflectionFigures'
import { MonthsTable } from './MonthsTable'

const spans = ['3', '12', '24'] as const

/** How many requests articles spared, month by month and article by article. */
export function DeflectionPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/knowledge/deflection' })
  const asked = useSearch({ from: '/shell/knowledge/deflection' }).months
  const months = spans.find((span) => span === asked) ?? '12'
  const { data, error, refetch } = useQuery(deflectionQuery(Number(months)))
  return (
    <ObjectPage>
      <PageHeader
        title={t('deflection.title')}
        above={
          <Link to="/knowledge" className="hover:text-ink hover:underline">
            {t('knowledge.title')}
          </Link>
        }
        state={<span className="max-w-3xl">{t('deflection.text')}</span>}
        actions={
          <Segments<(typeof spans)[number]>
            label={t('deflection.period')}
            value={months}
            onChange={(next) => void navigate({ search: (search) => ({ ...search, months: next }), replace: true })}
            options={spans.map((span) => ({ value: span, label: t('deflection.months', { count: Number(span) }) }))}
          />
        }
      />
      {error && !data ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton className="h-64" />
      ) : data.months.length === 0 ? (
        <EmptyState icon={ChartColumn} title={t('deflection.emptyTitle')}>
          {t('deflection.emptyText')}
        </EmptyState>
      ) : (
        <div className="grid gap-4">
          <DeflectionFigures months={data.months} />
          <Panel title={t('deflection.byMonth')} flush>
            <MonthsTable months={data.months} />
          </Panel>
          <Panel title={t('deflection.byArticle')} aside={t('deflection.byArticleHint')} flush>
            <ArticlesTable articles={data.articles} />
          </Panel>
        </div>
      )}
    </ObjectPage>
  )
}
