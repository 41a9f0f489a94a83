import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Macro, Ticket } from '@/api/types'

/** What the company says and does again and again. */
export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/macros', { signal })),
})

/** What a macro would say of a ticket, its variables filled in. */
export const macroTextQuery = (ticket: Ticket, macro: Macro) =>
  queryOptions({
    queryKey: ['macros', macro.id, macro.version, ticket.id, ticket.version],
    queryFn: ({ signal }) =>
      body(api.GET('/v1/tickets/{id}/macros/{macroId}', { params: { path: { id: ticket.id, macroId: macro.id } }, signal })),
  })
