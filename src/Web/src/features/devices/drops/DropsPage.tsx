import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { figure } from '@/lib/number'
import { dropsQuery } from './queries'
import { byReason, ranges, type Reason } from './reasons'
import { ReasonRow } from './ReasonRow'

/** What was sent to us and not kept, and why: nothing is dropped in silence. */
export function DropsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/drops' })
  const search = useSearch({ from: '/shell/settings/drops' })
  const range = ranges.find((one) => one === search.range) ?? '7d'
  const drops = useQuery(dropsQuery(range))
  const reasons = useMemo(() => drops.data && byReason(drops.data.items, drops.data.from, drops.data.to), [drops.data])
  const groups: [string, Reason[]][] = [
    [t('drops.lost'), reasons?.filter(({ isLoss }) => isLoss) ?? []],
    [t('drops.harmless'), reasons?.filter(({ isLoss }) => !isLoss) ?? []],
  ]
  return (
    <ObjectPage>
      <PageHeader
        title={t('drops.title')}
        state={t('drops.text')}
        actions={
          <Segments
            label={t('drops.range')}
            value={range}
            options={ranges.map((value) => ({ value, label: t(`drops.ranges.${value}`) }))}
            onChange={(next) => void navigate({ search: (before) => ({ ...before, range: next }), replace: true })}
          />
        }
      />
      {drops.isError ? (
        <ErrorState error={drops.error} retry={() => void drops.refetch()} />
      ) : reasons === undefined ? (
        <Skeleton className="h-48" />
      ) : reasons.length === 0 ? (
        <Panel title={t('drops.lost')}>
          <EmptyState icon={CircleCheck} title={t('drops.emptyTitle')}>
            {t('drops.emptyText')}
          </EmptyState>
        </Panel>
      ) : (
        <div className="grid gap-4">
          {groups
            .filter(([, of]) => of.length > 0)
            .map(([title, of]) => (
              <Panel key={title} title={title} aside={figure(of.reduce((sum, { count }) => sum + count, 0))} flush>
                <ul className="divide-y">
                  {of.map((reason) => (
                    <ReasonRow key={reason.code} reason={reason} />
                  ))}
                </ul>
              </Panel>
            ))}
        </div>
      )}
    </ObjectPage>
  )
}
