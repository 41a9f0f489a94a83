import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { BellOff, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Silence, SilenceState } from '@/api/types'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { readMatchers } from './matchers'
import { silencesQuery } from './queries'
import { SilenceCard } from './SilenceCard'
import { SilenceDialog } from './SilenceDialog'

const states: SilenceState[] = ['active', 'pending', 'expired']

/** What people want to hear nothing of: now, later, and until lately. */
export function SilencesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/alerts/silences' })
  const { state: asked, matchers: prefilled } = useSearch({ from: '/shell/alerts/silences' })
  const state = states.find((one) => one === asked) ?? 'active'
  const list = useInfiniteQuery(silencesQuery(state))
  const mayWrite = useMay()('alerts.silence')
  const [edited, edit] = useState<Silence>()
  const given = useMemo(() => (prefilled && prefilled !== 'new' ? readMatchers(prefilled) : undefined), [prefilled])
  const create = (open: boolean) =>
    void navigate({ search: (search) => ({ ...search, matchers: open ? 'new' : undefined }), replace: true })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  useKeys({ c: () => create(true) }, mayWrite)
  const begin = mayWrite && (
    <Button look="primary" onClick={() => create(true)}>
      <Plus aria-hidden /> {t('alerts.silences.new')}
    </Button>
  )
  return (
    <ObjectPage>
      <PageHeader
        title={t('nav.silences')}
        above={
          <Link to="/alerts" className="hover:text-ink hover:underline">
            {t('nav.alerts')}
          </Link>
        }
        actions={begin}
      />
      <div className="mb-4">
        <Segments
          label={t('alerts.silences.state')}
          value={state}
          onChange={(next) =>
            void navigate({ search: (search) => ({ ...search, state: next === 'active' ? undefined : next }), replace: true })
          }
          options={states.map((value) => ({ value, label: t(`alerts.silences.states.${value}`) }))}
        />
      </div>
      {list.isPending ? (
        <Skeleton className="h-40" />
      ) : list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : items.length === 0 ? (
        <EmptyState icon={BellOff} title={t(`alerts.silences.none.${state}`)} action={state === 'active' && begin}>
          {t('alerts.silences.emptyText')}
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {items.map((silence) => (
            <SilenceCard key={silence.id} silence={silence} onEdit={mayWrite ? () => edit(silence) : undefined} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button className="mt-3" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('action.more')}
        </Button>
      )}
      {edited && <SilenceDialog silence={edited} onClose={() => edit(undefined)} />}
      {prefilled && mayWrite && <SilenceDialog key={prefilled} matchers={given} onClose={() => create(false)} />}
    </ObjectPage>
  )
}
