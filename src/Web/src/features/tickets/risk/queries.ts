import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { ticketKeys } from '../queries'

/** How likely a ticket is late, why, and what would help. Hangs on the ticket, and is asked for again with it. */
export const ticketRiskQuery = (id: string) =>
  queryOptions({
    queryKey: ticketKeys.risk(id),
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/{id}/risk', { params: { path: { id } }, signal })),
  })

export const riskModelQuery = queryOptions({
  queryKey: ['ticket-risk-model'],
  queryFn: ({ signal }) => body(api.GET('/v1/ticket-risk-model', { signal })),
})

export const preventionReportsQuery = queryOptions({
  queryKey: ['prevention-reports'],
  queryFn: ({ signal }) => body(api.GET('/v1/prevention-reports', { signal })),
})

export const preventionReportQuery = (weekFrom: string) =>
  queryOptions({
    queryKey: ['prevention-reports', weekFrom],
    queryFn: ({ signal }) => body(api.GET('/v1/prevention-reports/{weekFrom}', { params: { path: { weekFrom } }, signal })),
  })
