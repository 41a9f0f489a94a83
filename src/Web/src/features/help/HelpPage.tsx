import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { HelpSummary } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { SearchField } from '@/components/SearchField'
import { Skeleton } from '@/components/Skeleton'
import { useSession } from '@/features/identity/session'
import { helpQuery } from './queries'

/** The help centre: search, or read on. What is for one's own role comes first. */
export function HelpPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/help' })
  const { q } = useSearch({ from: '/shell/help' })
  const { user } = useSession()
  const list = useQuery(helpQuery(q))
  const articles = list.data?.items ?? []
  const mine = q ? [] : articles.filter(({ slug, roles }) => slug.startsWith('guide-') && roles.includes(user.role))
  const rest = articles.filter((article) => !mine.includes(article))
  return (
    <ObjectPage>
      <PageHeader title={t('help.title')} state={t('help.text')} />
      <div className="mb-5">
        <SearchField
          label={t('help.search')}
          value={q ?? ''}
          onChange={(text) => void navigate({ search: (search) => ({ ...search, q: text || undefined }), replace: true })}
        />
      </div>
      {list.isPending ? (
        <div className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3" aria-busy>
          {[1, 2, 3, 4, 5, 6].map((one) => (
            <Skeleton key={one} className="h-24" />
          ))}
        </div>
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : articles.length === 0 ? (
        <EmptyState icon={SearchX} title={t('help.none')}>
          {t('help.noneText')}
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {mine.length > 0 && <Shelf title={t('help.forRole', { role: user.role })} articles={mine} />}
          <Shelf title={mine.length > 0 ? t('help.all') : undefined} articles={rest} />
        </div>
      )}
    </ObjectPage>
  )
}

function Shelf({ title, articles }: { title?: string; articles: HelpSummary[] }) {
  return (
    <section>
      {title && <h2 className="mb-2 text-sm font-semibold text-ink-muted">{title}</h2>}
      <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-3">
        {articles.map(({ slug, title: name, summary }) => (
          <li key={slug}>
            <Link
              to="/help/$slug"
              params={{ slug }}
              className="block h-full rounded-lg border bg-surface p-4 transition-colors hover:border-line-strong hover:bg-hover"
            >
              <span className="block text-base font-semibold">{name}</span>
              <span className="mt-1 block text-sm text-ink-muted">{summary}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
