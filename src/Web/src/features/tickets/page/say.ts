import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Ticket, TicketFile, TicketMessage } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { isStale } from '@/api/problem'
import { seen } from '../change'
import { mergeMessage, mergeTicket, newest, refreshAround, ticketKeys } from '../queries'

/** What somebody wants to say: to the requester, with the status the ticket takes, to colleagues, or as a macro does. */
export type Saying =
  | { kind: 'reply'; text: string; status: string | null }
  | { kind: 'note'; text: string; mentions: string[] }
  | { kind: 'macro'; macroId: string; text: string }

/** Says something about a ticket. A reply is refused when the ticket changed unseen, so that no two people answer past each other. */
export function useSay(ticket: Ticket) {
  const queries = useQueryClient()
  const { id } = ticket
  return useMutation({
    scope: { id: `ticket ${id}` },
    mutationFn: async (saying: Saying): Promise<TicketMessage | undefined> => {
      if (saying.kind === 'macro') {
        const { macroId, text } = saying
        mergeTicket(
          queries,
          await body(api.POST('/v1/tickets/{id}/macros', { params: seen(newest(queries, ticket)), body: { macroId, text } })),
        )
        return undefined
      }
      if (saying.kind === 'note') {
        const { text, mentions } = saying
        return body(api.POST('/v1/tickets/{id}/notes', { params: { path: { id } }, body: { text, mentions } }))
      }
      const command = { text: saying.text, status: saying.status, html: null, byRequester: false }
      return body(api.POST('/v1/tickets/{id}/replies', { params: seen(newest(queries, ticket)), body: command }))
    },
    onSuccess: (message) =>
      message ? mergeMessage(queries, id, message) : queries.invalidateQueries({ queryKey: ticketKeys.messages(id) }),
    onError: (error) => (isStale(error) ? queries.invalidateQueries({ queryKey: ticketKeys.messages(id) }) : undefined),
    // What is changed next waits for the ticket as it is after this: a query's refetch is called off by the change, this is not.
    onSettled: async () => {
      const now = body(api.GET('/v1/tickets/{id}', { params: { path: { id } } }))
      await now.then(
        (ticket) => mergeTicket(queries, ticket),
        () => queries.invalidateQueries({ queryKey: ticketKeys.ones }),
      )
      await refreshAround(queries, id)
    },
  })
}

/** Puts files with a ticket, one after the other. */
export function useAttach({ id }: Ticket) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  return useMutation({
    scope: { id: `ticket ${id}` },
    mutationFn: async ({ files, isInternal }: { files: File[]; isInternal: boolean }) => {
      for (const file of files) {
        const form = new FormData()
        form.append('file', file)
        await api.POST('/v1/tickets/{id}/files', {
          params: { path: { id }, query: { isInternal } },
          body: form as never,
          bodySerializer: (whole: unknown) => whole as FormData,
        })
      }
    },
    onSuccess: (_, { files }) => toast({ text: t('conversation.attachedToast', { count: files.length, name: files[0]?.name }) }),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ticketKeys.ones }), refreshAround(queries, id)]),
  })
}

export const removeFile = ({ id }: TicketFile) => api.DELETE('/v1/ticket-files/{id}', { params: { path: { id } } })
