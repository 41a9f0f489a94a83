import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleHit } from '@/api/types'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { ArticleNews, ArticleStateMark } from '../ArticleMarks'
import { Marked } from '../Marked'
import { articleQuery, foundArticlesQuery } from '../queries'

/** What was found, best first, with what was sought marked in it. */
export function SearchHits({ q, writes }: { q: string; writes: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const found = useQuery(foundArticlesQuery(q))
  const hits = found.data?.items ?? []
  const [at, stand] = useState(0)
  useEffect(() => stand(0), [q])
  const list = useRef<HTMLOListElement>(null)
  const move = (by: number) => {
    const next = Math.max(0, Math.min(hits.length - 1, at + by))
    stand(next)
    list.current?.children[next]?.scrollIntoView({ block: 'nearest' })
  }
  const open = () => hits[at] && void navigate({ to: '/knowledge/$id', params: { id: hits[at].article.number } })
  useKeys({ j: () => move(1), ArrowDown: () => move(1), k: () => move(-1), ArrowUp: () => move(-1), Enter: open })
  if (found.isPending) {
    return (
      <div aria-busy className="grid gap-5 px-(--gutter) py-4">
        {[1, 2, 3].map((one) => (
          <Skeleton key={one} className="h-16 max-w-3xl" />
        ))}
      </div>
    )
  }
  if (found.error && !found.data) return <ErrorState error={found.error} retry={() => void found.refetch()} />
  if (hits.length === 0) {
    return (
      <EmptyState icon={SearchX} title={t('knowledge.noneFound')}>
        {t(writes ? 'knowledge.noneFoundWrite' : 'knowledge.noneFoundAsk')}
      </EmptyState>
    )
  }
  return (
    <div className={cn('min-h-0 grow overflow-y-auto transition-opacity duration-100', found.isPlaceholderData && 'opacity-60')}>
      {found.data?.isNear && <Notice className="mx-(--gutter) mt-3 max-w-3xl">{t('knowledge.near')}</Notice>}
      <ol ref={list} aria-label={t('knowledge.found')} className="py-2">
        {hits.map((hit, index) => (
          <Hit key={hit.article.id} hit={hit} active={index === at} writes={writes} />
        ))}
      </ol>
    </div>
  )
}

function Hit({ hit: { article, title, excerpt }, active, writes }: { hit: ArticleHit; active: boolean; writes: boolean }) {
  const queries = useQueryClient()
  return (
    <li
      aria-current={active || undefined}
      onPointerEnter={() => void queries.prefetchQuery(articleQuery(article.number))}
      className={cn('border-l-2 border-transparent px-(--gutter) py-2.5', active && 'border-accent bg-hover')}
    >
      <div className="max-w-3xl">
        <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5">
          <Link to="/knowledge/$id" params={{ id: article.number }} className="text-base font-semibold hover:underline">
            <Marked text={title} />
          </Link>
          <span className="figures text-xs text-ink-faint">{article.number}</span>
          <span className="flex items-center gap-3 text-xs">
            {writes && article.state !== 'published' && <ArticleStateMark state={article.state} />}
            {writes && <ArticleNews article={article} />}
            {article.category && <span className="text-ink-muted">{article.category}</span>}
          </span>
        </p>
        <p className="mt-0.5 line-clamp-3 text-sm text-ink-muted">
          <Marked text={excerpt} />
        </p>
      </div>
    </li>
  )
}
