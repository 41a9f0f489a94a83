import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Select } from '@/components/form/Field'
import { RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Skeleton } from '@/components/Skeleton'
import { restore, useArticleChange } from '../change'
import { articleQuery, comparisonQuery, versionsQuery } from '../queries'
import { Comparison } from './Comparison'

const numberOf = (word: string | undefined) => (Number(word) > 0 ? Number(word) : undefined)

/** Two versions of an article side by side with what differs, and the way back to an earlier one. */
export function VersionsPage() {
  const { id } = useParams({ from: '/shell/knowledge/$id/versions' })
  return <RecordPage record={useQuery(articleQuery(id))}>{(article) => <Versions article={article} />}</RecordPage>
}

function Versions({ article }: { article: Article }) {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/knowledge/$id/versions' })
  const asked = useSearch({ from: '/shell/knowledge/$id/versions' })
  const versions = useQuery(versionsQuery(article.id)).data?.items ?? []
  const from = numberOf(asked.from) ?? article.publishedNumber ?? undefined
  const to = numberOf(asked.to)
  const comparison = useQuery({ ...comparisonQuery(article.id, from, to), enabled: from !== undefined })
  const { mutate, isPending } = useArticleChange(article)
  const put = (next: { from?: string; to?: string }) => void navigate({ search: (search) => ({ ...search, ...next }), replace: true })
  const options = versions.map(({ number, note }) => (
    <option key={number} value={number}>
      {[t('knowledge.versionNumber', { number }), note].filter(Boolean).join(': ')}
    </option>
  ))
  return (
    <>
      <PageHeader
        title={t('knowledge.versionsOf', { title: article.title })}
        number={article.number}
        above={
          <Link to="/knowledge/$id" params={{ id: article.number }} className="hover:text-ink hover:underline">
            {article.title}
          </Link>
        }
      />
      {from === undefined ? (
        <p className="text-sm text-ink-muted">{t('knowledge.noVersions')}</p>
      ) : (
        <div className="grid gap-4">
          <div className="flex flex-wrap items-center gap-2 text-sm">
            <label className="flex min-w-0 items-center gap-2">
              <span className="text-ink-muted">{t('knowledge.from')}</span>
              <Select className="h-(--control) w-auto max-w-64" value={from} onChange={({ target }) => put({ from: target.value })}>
                {options}
              </Select>
            </label>
            <label className="flex min-w-0 items-center gap-2">
              <span className="text-ink-muted">{t('knowledge.to')}</span>
              <Select
                className="h-(--control) w-auto max-w-64"
                value={to ?? ''}
                onChange={({ target }) => put({ to: target.value || undefined })}
              >
                <option value="">{t('knowledge.asItIsNow')}</option>
                {options}
              </Select>
            </label>
            {article.state !== 'archived' && (
              <Button
                className="ml-auto"
                pending={isPending}
                onClick={() => mutate(restore(t('knowledge.restoredToast', { number: from }), from))}
              >
                <Undo2 aria-hidden /> {t('knowledge.restore', { number: from })}
              </Button>
            )}
          </div>
          {comparison.data ? (
            <Comparison comparison={comparison.data} />
          ) : comparison.error ? (
            <ErrorState error={comparison.error} retry={() => void comparison.refetch()} />
          ) : (
            <Skeleton className="h-64" />
          )}
        </div>
      )}
    </>
  )
}
