import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '@/components/PageHeader'
import { Segments } from '@/components/Segments'
import { spans, type Span } from './queries'

interface ReportHeadProps<T extends string> {
  text: ReactNode
  actions?: ReactNode
  span: Span
  onSpan(span: Span | undefined): void
  by: T
  groupings: readonly T[]
  onBy(by: T): void
}

const tab = 'border-b-2 border-transparent px-1 pb-1.5 text-sm text-ink-muted hover:text-ink'
const here = { className: '!border-accent font-medium !text-ink', 'aria-current': 'page' as const }

/** The head of the help desk's reports: which of them, over how many days, and counted by what. */
export function ReportHead<T extends string>({ text, actions, span, onSpan, by, groupings, onBy }: ReportHeadProps<T>) {
  const { t } = useTranslation()
  const label = t as unknown as (key: string) => string
  return (
    <>
      <PageHeader title={t('reports.title')} state={text} actions={actions} />
      <nav aria-label={t('reports.title')} className="mb-3 flex gap-4 border-b">
        <Link to="/reports/sla" activeProps={here} className={tab}>
          {t('reports.promises')}
        </Link>
        <Link to="/reports/ratings" activeProps={here} className={tab}>
          {t('reports.ratings')}
        </Link>
      </nav>
      <div className="mb-4 flex flex-wrap gap-2">
        <Segments<Span>
          label={t('value.span')}
          value={span}
          onChange={(next) => onSpan(next === '30' ? undefined : next)}
          options={spans.map((value) => ({ value, label: t('value.days', { days: value }) }))}
        />
        <div className="max-w-full overflow-x-auto [scrollbar-width:none]">
          <Segments<T>
            label={t('reports.by')}
            value={by}
            onChange={onBy}
            options={groupings.map((value) => ({ value, label: label(`reports.groups.${value}`) }))}
          />
        </div>
      </div>
    </>
  )
}
