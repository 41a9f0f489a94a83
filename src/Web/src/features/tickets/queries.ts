import { infiniteQueryOptions, queryOptions, type InfiniteData, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Ticket, TicketMessage, TicketMessages } from '@/api/types'

export const ticketKeys = {
  all: ['tickets'] as const,
  lists: ['tickets', 'list'] as const,
  facets: ['tickets', 'facets'] as const,
  ones: ['tickets', 'one'] as const,
  risk: (id: string) => ['tickets', 'risk', id] as const,
  messages: (id: string) => ['tickets', 'messages', id] as const,
  files: (id: string) => ['tickets', 'files', id] as const,
  links: (id: string) => ['tickets', 'links', id] as const,
  parts: (id: string) => ['tickets', 'parts', id] as const,
  timeline: (id: string) => ['tickets', 'timeline', id] as const,
  duplicates: (id: string) => ['tickets', 'duplicates', id] as const,
}

/** A ticket by its id or its number. */
export const ticketQuery = (id: string) =>
  queryOptions({
    queryKey: [...ticketKeys.ones, id],
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}', { params: { path: { id } }, signal })),
  })

/** What was said, the newest first; earlier pages follow on request. */
export const messagesQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ticketKeys.messages(id),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/tickets/{id}/messages', { params: { path: { id }, query: { limit: 50, sort: '-sentAt', cursor } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export const filesQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.files(id),
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/files', { params: { path: { id } }, signal })),
  })

export const linksQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.links(id),
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/links', { params: { path: { id } }, signal })),
  })

export const partsQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.parts(id),
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/parts', { params: { path: { id } }, signal })),
  })

export const duplicatesQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.duplicates(id),
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/duplicates', { params: { path: { id } }, signal })),
  })

export const ticketTimelineQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.timeline(id),
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/timeline', { params: { path: { id } }, signal })),
  })

/** The company's statuses, categories and custom fields. */
export const ticketSettingsQuery = queryOptions({
  queryKey: ['ticket-settings'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/ticket-settings', { signal })),
})

export const teamsQuery = queryOptions({
  queryKey: ['teams'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/teams', { signal })),
})

/** The newest that is known of a ticket. */
export function newest(queries: QueryClient, ticket: Ticket): Ticket {
  const known = queries.getQueriesData<Ticket>({ queryKey: ticketKeys.ones }).map(([, one]) => one)
  return known.reduce<Ticket>((best, one) => (one?.id === ticket.id && one.version >= best.version ? one : best), ticket)
}

/** Shows a ticket as it is now, unless something newer is shown already. */
export function mergeTicket(queries: QueryClient, ticket: Ticket): void {
  queries.setQueriesData<Ticket>({ queryKey: ticketKeys.ones }, (shown) =>
    shown?.id === ticket.id && shown.version <= ticket.version ? ticket : shown,
  )
}

/** Adds what was just said to what is shown, once. */
export function mergeMessage(queries: QueryClient, ticketId: string, message: TicketMessage): void {
  queries.setQueryData<InfiniteData<TicketMessages, string | undefined>>(ticketKeys.messages(ticketId), (shown) => {
    const [first, ...rest] = shown?.pages ?? []
    if (!shown || !first || shown.pages.some((page) => page.items.some(({ id }) => id === message.id))) return shown
    return { ...shown, pages: [{ ...first, items: [message, ...first.items] }, ...rest] }
  })
}

/** Asks again for what hangs on a ticket and changes with it. */
export function refreshAround(queries: QueryClient, id: string): Promise<unknown> {
  const keys = [
    ticketKeys.timeline(id),
    ticketKeys.risk(id),
    ticketKeys.files(id),
    ticketKeys.links(id),
    ticketKeys.parts(id),
    ticketKeys.duplicates(id),
  ]
  return Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey })))
}
