import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Ticket } from '@/api/types'
import type { Stretch } from './openTime'

export const promiseKeys = {
  calendars: ['calendars'] as const,
  policies: ['sla-policies'] as const,
}

export const calendarsQuery = queryOptions({
  queryKey: promiseKeys.calendars,
  staleTime: 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/calendars', { signal })),
})

export const policiesQuery = queryOptions({
  queryKey: promiseKeys.policies,
  staleTime: 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/sla-policies', { signal })),
})

/** Where the time of a ticket's clocks has gone; it belongs to one version of the ticket. */
export const receiptsQuery = ({ id, version }: Pick<Ticket, 'id' | 'version'>) =>
  queryOptions({
    queryKey: ['tickets', 'receipts', id, version],
    refetchInterval: 60_000,
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/receipts', { params: { path: { id } }, signal })),
  })

/** When a calendar is open from then on. */
export const openIntervalsQuery = (calendar: string, from: string) =>
  queryOptions({
    queryKey: [...promiseKeys.calendars, 'open', calendar, from],
    staleTime: 5 * 60_000,
    queryFn: async ({ signal }): Promise<Stretch[]> => {
      const query = { limit: 100, from }
      const { items } = await body(api.GET('/v1/calendars/{id}/open-intervals', { params: { path: { id: calendar }, query }, signal }))
      return items.map((one) => ({ from: Date.parse(one.from), to: Date.parse(one.to) }))
    },
  })
