import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Ticket, TimeEntry, TimeTerms } from '@/api/types'
import { ticketKeys } from '../queries'

/** What was spent on a ticket. */
export const timeQuery = (id: string) =>
  queryOptions({
    queryKey: [...ticketKeys.all, 'time', id],
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/time', { params: { path: { id } }, signal })),
  })

/** Notes what one spent. */
export function useLogTime({ id }: Ticket) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: TimeTerms) => body(api.POST('/v1/tickets/{id}/time', { params: { path: { id } }, body: terms })),
    onSettled: () =>
      Promise.all(
        [timeQuery(id).queryKey, ticketKeys.timeline(id), ticketKeys.ones].map((queryKey) => queries.invalidateQueries({ queryKey })),
      ),
  })
}

export const removeTime =
  ({ id }: Ticket) =>
  (entry: TimeEntry) =>
    api.DELETE('/v1/tickets/{id}/time/{entryId}', { params: { path: { id, entryId: entry.id } }, keepalive: true })
