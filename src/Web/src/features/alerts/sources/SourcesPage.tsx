import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Cable, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlertSource } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useLeaving } from '@/features/identity/useLeaving'
import { removeSource, sourcesQuery } from './queries'
import { SourceRow } from './SourceRow'

/** The programs that post alerts in words of their own: when each was last heard of, and what came of it. */
export function SourcesPage() {
  const { t } = useTranslation()
  const list = useQuery(sourcesQuery)
  const { leaving, begin } = useLeaving(sourcesQuery.queryKey, removeSource, ({ name }: AlertSource, seconds) =>
    t('alertSources.removing', { name, seconds }),
  )
  const add = (
    <Link to="/settings/alert-sources/$id" params={{ id: 'new' }} className={buttonLooks({ look: 'primary' })}>
      <Plus aria-hidden /> {t('alertSources.add')}
    </Link>
  )
  const sources = list.data?.items ?? []
  return (
    <ObjectPage>
      <PageHeader title={t('alertSources.title')} state={t('alertSources.text')} actions={sources.length > 0 && add} />
      {list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton className="h-24" />
      ) : sources.length === 0 ? (
        <EmptyState icon={Cable} title={t('alertSources.emptyTitle')} action={add}>
          {t('alertSources.emptyText')}
        </EmptyState>
      ) : (
        <Panel flush>
          <ul className="divide-y">
            {sources.map((source) => (
              <SourceRow key={source.id} source={source} isLeaving={leaving.has(source.id)} onRemove={() => begin(source)} />
            ))}
          </ul>
        </Panel>
      )}
    </ObjectPage>
  )
}
