import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { isStale } from '@/api/problem'
import type { Article, ArticleDraft } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { articleKeys } from './queries'

/** Which article, as it was last seen. */
const seen = ({ id, version }: Article) => ({ path: { id }, header: { 'If-Match': `"${version}"` } })

/** One change of an article, and how it is taken back. */
export interface ArticleChange {
  send(article: Article): Promise<{ data?: Article }>
  told: string
  back?: ArticleChange
}

export const publish = (told: string, note: string | null, reviewOn: string | null): ArticleChange => ({
  told,
  send: (article) => api.PUT('/v1/knowledge/articles/{id}/publication', { params: seen(article), body: { note, reviewOn } }),
})

export const review = (told: string, reviewOn: string | null): ArticleChange => ({
  told,
  send: (article) => api.PUT('/v1/knowledge/articles/{id}/review', { params: seen(article), body: { reviewOn } }),
})

export const archive = (told: string): ArticleChange => ({
  told,
  send: (article) => api.PUT('/v1/knowledge/articles/{id}/archive', { params: seen(article) }),
})

export const reinstate = (told: string): ArticleChange => ({
  told,
  send: (article) => api.DELETE('/v1/knowledge/articles/{id}/archive', { params: seen(article) }),
})

export const restore = (told: string, number: number): ArticleChange => ({
  told,
  send: (article) => api.POST('/v1/knowledge/articles/{id}/restoration', { params: seen(article), body: { number } }),
})

/** The article as it is now, and nothing else of what was known of it. */
function show(queries: QueryClient, article: Article): Promise<void> {
  queries.setQueriesData<Article>({ queryKey: articleKeys.ones }, (shown) => (shown?.id === article.id ? article : shown))
  return queries.invalidateQueries({ queryKey: articleKeys.all })
}

/** Changes an article as it was last seen, tells so, and offers to take it back where that is possible. */
export function useArticleChange(article: Article) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const mutation = useMutation({
    scope: { id: `article ${article.id}` },
    mutationFn: ({ send }: ArticleChange) => {
      const known = queries.getQueriesData<Article>({ queryKey: articleKeys.ones }).map(([, one]) => one)
      return body(send(known.reduce<Article>((best, one) => (one?.id === article.id && one.version > best.version ? one : best), article)))
    },
    onSuccess: (after, { told, back }) => {
      toast({ text: told, seconds: 10, action: back && { label: t('action.undo'), onPress: () => mutation.mutate(back) } })
      return after && show(queries, after)
    },
    onError: (error) => {
      const stale = isStale(error)
      toast({ text: stale ? t('knowledge.stale') : error.message, tone: 'critical', seconds: 10 })
      return queries.invalidateQueries({ queryKey: articleKeys.all })
    },
  })
  return mutation
}

/** Writes an article, or writes on at one as it was opened. */
export function useSaveArticle() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ opened, draft }: { opened?: Article; draft: ArticleDraft }) =>
      body(
        opened
          ? api.PATCH('/v1/knowledge/articles/{id}', { params: seen(opened), body: draft })
          : api.POST('/v1/knowledge/articles', { body: draft }),
      ),
    onSuccess: (article) => show(queries, article),
  })
}

/** Says whether an article helped, or takes that back. */
export function useRateArticle({ id }: Article) {
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (helped: boolean | null) =>
      body(
        helped === null
          ? api.DELETE('/v1/knowledge/articles/{id}/feedback', { params: { path: { id } } })
          : api.PUT('/v1/knowledge/articles/{id}/feedback', { params: { path: { id } }, body: { helped, contactId: null } }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: articleKeys.all }),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
  })
}
