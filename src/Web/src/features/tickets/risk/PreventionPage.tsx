import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/EmptyState'
import { RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { preventionReportsQuery } from './queries'
import { weekOf } from './week'

const counts = ['atRisk', 'prevented', 'breached', 'unforeseen', 'stillAtRisk', 'escalated'] as const

/** Week by week, what was at risk and what came of it. */
export function PreventionPage() {
  const { t, i18n } = useTranslation()
  return (
    <RecordPage record={useQuery(preventionReportsQuery)}>
      {({ items }) => (
        <>
          <PageHeader
            title={t('prevention.title')}
            state={t('prevention.text')}
            actions={
              <Link to="/prevention/model" className="text-sm text-accent-text hover:underline">
                {t('risk.model.title')}
              </Link>
            }
          />
          {items.length === 0 ? (
            <EmptyState icon={ShieldCheck} title={t('prevention.none')}>
              {t('prevention.noneText')}
            </EmptyState>
          ) : (
            <Panel flush>
              <ul className="divide-y">
                {items.map((week) => (
                  <li key={week.from} className="hover:bg-hover">
                    <Link
                      to="/prevention/$week"
                      params={{ week: week.from }}
                      className="grid gap-1 px-4 py-2.5 md:grid-cols-[220px_minmax(0,1fr)]"
                    >
                      <span className="font-medium">{weekOf(week, i18n.language)}</span>
                      <span className="figures flex flex-wrap gap-x-4 gap-y-0.5 text-sm text-ink-muted">
                        {counts.map((count) => (
                          <span key={count}>{t(`prevention.${count}`, { count: week[count] })}</span>
                        ))}
                      </span>
                    </Link>
                  </li>
                ))}
              </ul>
            </Panel>
          )}
        </>
      )}
    </RecordPage>
  )
}
