import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { EmailOutcome, KeptEmail, Mailbox, MailboxTerms } from '@/api/types'
import { useToast } from '@/components/Toasts'

const emailsKey = ['emails'] as const

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: ({ signal }) => body(api.GET('/v1/mailboxes', { signal })),
})

/** Mails and what became of them, the latest first. */
export const emailsQuery = (outcome: EmailOutcome | undefined) =>
  infiniteQueryOptions({
    queryKey: [...emailsKey, outcome],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/emails', { params: { query: { limit: 50, cursor, 'filter[outcome]': outcome } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export function useAddMailbox() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: MailboxTerms) => body(api.POST('/v1/mailboxes', { body: terms })),
    onSuccess: () => queries.invalidateQueries({ queryKey: mailboxesQuery.queryKey }),
  })
}

export const removeMailbox = ({ id }: Mailbox) => api.DELETE('/v1/mailboxes/{id}', { params: { path: { id } }, keepalive: true })

type Deciding = (email: KeptEmail) => Promise<{ data?: KeptEmail }>

const path = ({ id }: KeptEmail) => ({ params: { path: { id } } })
const release: Deciding = (email) => api.PUT('/v1/emails/{id}/release', path(email))
const discard: Deciding = (email) => api.PUT('/v1/emails/{id}/discard', path(email))
const putBack: Deciding = (email) => api.DELETE('/v1/emails/{id}/discard', path(email))

/** Lets a held mail in, or discards it; the latter can be taken back. */
export function useDecide() {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const decide = useMutation({
    mutationFn: ({ email, by }: { email: KeptEmail; by: Deciding }) => body(by(email)),
    onSettled: () => queries.invalidateQueries({ queryKey: emailsKey }),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
    onSuccess: (after, { email, by }) => {
      if (by === putBack) return
      const ticketId = after?.ticketId
      if (by === discard) {
        toast({
          text: t('mails.discardedToast'),
          seconds: 10,
          action: { label: t('action.undo'), onPress: () => decide.mutate({ email, by: putBack }) },
        })
      } else if (ticketId) {
        toast({
          text: t(after.outcome === 'answered' ? 'mails.answeredToast' : 'mails.openedToast'),
          seconds: 10,
          action: { label: t('action.open'), onPress: () => void navigate({ to: '/tickets/$id', params: { id: ticketId } }) },
        })
      }
    },
  })
  return {
    isPending: decide.isPending,
    release: (email: KeptEmail) => decide.mutate({ email, by: release }),
    discard: (email: KeptEmail) => decide.mutate({ email, by: discard }),
    putBack: (email: KeptEmail) => decide.mutate({ email, by: putBack }),
  }
}
