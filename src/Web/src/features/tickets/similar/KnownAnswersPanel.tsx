import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BookOpen, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { SuggestedArticle, Ticket } from '@/api/types'
import { Panel } from '@/components/Panel'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { articleQuery } from '@/features/knowledge/queries'
import { suggestionsQuery } from '@/features/knowledge/suggest/queries'
import { insertIntoReply } from '../page/insertion'
import { InsertButton, SimilarTicketRow } from './SimilarTicketRow'

/** Beside a ticket stands only what shares a good part with it; somebody who writes sees more, and goes by it while it gets clearer. */
const leastScore = 0.25

/** What is known already: articles that may answer a ticket, and tickets that were about the same with what was answered. */
export function KnownAnswersPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const may = useMay()
  const { id, subject, description, status } = ticket
  const suggested = useQuery({
    ...suggestionsQuery(subject.slice(0, 300), description.slice(0, 4000), null),
    enabled: may('knowledge.read'),
  })
  const similar = useQuery({
    queryKey: ['tickets', 'similar', id],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/similar', { params: { path: { id } }, signal })),
  })
  const articles = suggested.data?.items.filter(({ score }) => score >= leastScore).slice(0, 3) ?? []
  const tickets = similar.data?.items ?? []
  const answers = may('tickets.write') && status.state !== 'closed' && ticket.mergedIntoId === null
  const writes = may('knowledge.write')
  if (articles.length + tickets.length === 0 && !writes) return null
  return (
    <Panel title={t('suggest.knownAnswers')}>
      <div className="grid gap-4">
        {articles.length > 0 && (
          <ul className="grid gap-2">
            {articles.map((article) => (
              <ArticleRow key={article.id} article={article} ticketId={answers ? id : undefined} />
            ))}
          </ul>
        )}
        {tickets.length > 0 && (
          <section>
            <h3 className="mb-1.5 text-xs font-medium text-ink-faint">{t('suggest.similar')}</h3>
            <ul className="grid gap-3">
              {tickets.map((one) => (
                <SimilarTicketRow key={one.id} similar={one} ticketId={answers ? id : undefined} />
              ))}
            </ul>
          </section>
        )}
        {articles.length + tickets.length === 0 && <p className="text-sm text-ink-muted">{t('suggest.nothing')}</p>}
        {writes && (
          <Link
            to="/knowledge/new"
            search={{ title: subject.slice(0, 200) }}
            className="inline-flex items-center gap-1.5 text-xs text-accent-text hover:underline"
          >
            <PencilLine className="size-3.5" aria-hidden /> {t('suggest.write')}
          </Link>
        )}
      </div>
    </Panel>
  )
}

function ArticleRow({ article: { number, title, because }, ticketId }: { article: SuggestedArticle; ticketId?: string }) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  // What is for colleagues only must not go out by a slip.
  const insert = async () => {
    const article = await queries.fetchQuery(articleQuery(number, true)).catch(() => null)
    if (article?.visibility === 'public') insertIntoReply(ticketId!, article.body)
    else toast({ text: t(article ? 'suggest.forColleagues' : 'suggest.gone', { number }), tone: 'critical' })
  }
  return (
    <li className="flex min-w-0 items-start gap-2 text-sm">
      <BookOpen className="mt-0.5 size-4 shrink-0 text-ink-faint" aria-hidden />
      <span className="min-w-0 grow">
        <Link to="/knowledge/$id" params={{ id: number }} className="font-medium hover:underline">
          {title}
        </Link>{' '}
        <span className="figures text-xs text-ink-faint">{number}</span>
        <span className="block truncate text-xs text-ink-faint">{because.join(' · ')}</span>
      </span>
      {ticketId && <InsertButton name={number} onPress={() => void insert()} />}
    </li>
  )
}
