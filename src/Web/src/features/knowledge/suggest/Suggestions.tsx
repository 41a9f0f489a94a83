import { useQuery } from '@tanstack/react-query'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SuggestedArticle } from '@/api/types'
import { Button } from '@/components/Button'
import { Skeleton } from '@/components/Skeleton'
import { Article } from '@/features/help/Article'
import { cn } from '@/lib/cn'
import { articleQuery } from '../queries'
import { openSuggestion } from './queries'

interface SuggestionsProps {
  articles: SuggestedArticle[]
  formId: string
  /** An article answered it: nothing has to be asked any more. */
  onAnswered(article: SuggestedArticle): void
}

/** Articles that may answer a requester: read where they stand, so that nothing typed is lost. That one was opened is counted. */
export function Suggestions({ articles, formId, onAnswered }: SuggestionsProps) {
  const { t } = useTranslation()
  const [read, setRead] = useState<string>()
  if (articles.length === 0) return null
  const press = (id: string) => {
    setRead(read === id ? undefined : id)
    // Only a figure hangs on it: a reader is not bothered when it cannot be counted.
    if (read !== id) void openSuggestion(id, formId).catch(() => undefined)
  }
  return (
    <section aria-label={t('suggest.title')} className="rounded-lg border border-accent bg-accent-soft p-1">
      <h2 className="px-3 pt-2 pb-1.5 text-sm font-semibold">{t('suggest.title')}</h2>
      <ul className="grid gap-1">
        {articles.map((article) => (
          <li key={article.id} className="rounded-md bg-surface">
            <button
              type="button"
              aria-expanded={read === article.id}
              onClick={() => press(article.id)}
              className="flex min-h-11 w-full items-center gap-2 rounded-md px-3 py-2 text-left hover:bg-hover"
            >
              <span className="min-w-0 grow">
                <span className="block text-base font-medium">{article.title}</span>
                {read !== article.id && <span className="mt-0.5 line-clamp-1 text-xs text-ink-muted">{plain(article.excerpt)}</span>}
              </span>
              <ChevronDown
                className={cn('size-4 shrink-0 text-ink-faint transition-transform', read === article.id && 'rotate-180')}
                aria-hidden
              />
            </button>
            {read === article.id && <Reading article={article} onAnswered={() => onAnswered(article)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Without the signs that only mean something to whoever writes. */
const plain = (text: string) =>
  text
    .replace(/[*`#]+/g, '')
    .replace(/(^|\s)[-–]\s/g, '$1')
    .replace(/^[-\d.]+\s/, '')

function Reading({ article: { id, number }, onAnswered }: { article: SuggestedArticle; onAnswered(): void }) {
  const { t } = useTranslation()
  const { data, error } = useQuery(articleQuery(number, true))
  return (
    <div className="grid gap-4 border-t px-3 py-3" id={`suggestion-${id}`}>
      {data ? (
        <Article markdown={data.body} />
      ) : error ? (
        <p className="text-sm text-critical">{error.message}</p>
      ) : (
        <Skeleton className="h-24" />
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button look="primary" onClick={onAnswered} disabled={!data}>
          <Check aria-hidden /> {t('suggest.answered')}
        </Button>
        <span className="text-xs text-ink-muted">{t('suggest.goOn')}</span>
      </div>
    </div>
  )
}
