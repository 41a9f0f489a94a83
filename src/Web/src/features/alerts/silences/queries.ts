import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Matcher, Silence, SilenceState, SilenceTerms } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { alertKeys } from '../queries'
import { areReady } from './matchers'

export const silenceKeys = { all: ['silences'] as const }

/** The silences in one state, those that end last first. */
export const silencesQuery = (state: SilenceState) =>
  infiniteQueryOptions({
    queryKey: [...silenceKeys.all, state],
    refetchInterval: 30_000,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(
        api.GET('/v1/silences', {
          params: { query: { 'filter[state]': state, sort: state === 'expired' ? '-endsAt' : 'endsAt', limit: 100, cursor } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

/** What a silence with these matchers would hide now. */
export const previewQuery = (matchers: Matcher[]) =>
  queryOptions({
    queryKey: [...silenceKeys.all, 'preview', matchers],
    enabled: areReady(matchers),
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.POST('/v1/silences/preview', { body: { matchers }, signal })),
  })

const termsOf = ({ matchers, endsAt, comment, untilResolved }: Silence): SilenceTerms => ({
  matchers,
  endsAt,
  comment,
  untilResolved,
  startsAt: null,
})

/** Keeps silences, and ends them so that it can be taken back. */
export function useSilences() {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: silenceKeys.all })
    await queries.invalidateQueries({ queryKey: alertKeys.all })
  }
  const save = useMutation({
    mutationFn: ({ id, terms }: { id?: string; terms: SilenceTerms }) =>
      id ? body(api.PUT('/v1/silences/{id}', { params: { path: { id } }, body: terms })) : body(api.POST('/v1/silences', { body: terms })),
    onSuccess: refresh,
  })
  const end = useMutation({
    mutationFn: ({ id }: Silence) => body(api.DELETE('/v1/silences/{id}', { params: { path: { id } } })),
    onSuccess: async (_, before) => {
      const again = () => save.mutate({ terms: termsOf(before) }, { onError: (error) => toast({ text: error.message, tone: 'critical' }) })
      toast({ text: t('alerts.silences.ended'), seconds: 12, action: { label: t('action.undo'), onPress: again } })
      await refresh()
    },
    onError: (error) => toast({ text: error.message, tone: 'critical' }),
  })
  return { save, end }
}
