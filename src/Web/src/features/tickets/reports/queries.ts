import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

/** For how many days back a report is made. */
export const spans = ['7', '30', '90', '365'] as const
export type Span = (typeof spans)[number]

export const spanOf = (days: string | undefined): Span => spans.find((span) => span === days) ?? '30'

export const slaGroupings = ['team', 'site', 'customer'] as const
export type SlaGrouping = (typeof slaGroupings)[number]

export const ratingGroupings = ['team', 'assignee', 'site', 'customer', 'category'] as const
export type RatingGrouping = (typeof ratingGroupings)[number]

/** The first of so many days, the last of which is today by this clock, as a date. */
export function firstDay(span: Span, now: number): string {
  const day = new Date(now)
  day.setDate(day.getDate() - (Number(span) - 1))
  return [day.getFullYear(), String(day.getMonth() + 1).padStart(2, '0'), String(day.getDate()).padStart(2, '0')].join('-')
}

const asked = (span: Span, by: SlaGrouping, siteId: string | undefined) => ({ from: firstDay(span, Date.now()), by, siteId })

export const slaReportQuery = (span: Span, by: SlaGrouping, siteId?: string) =>
  queryOptions({
    queryKey: ['sla-report', span, by, siteId ?? 'all'],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/sla-reports', { params: { query: asked(span, by, siteId) }, signal })),
  })

/** Where the same report is to be had as a table. */
export function slaExportAddress(span: Span, by: SlaGrouping, siteId?: string): string {
  const { from } = asked(span, by, siteId)
  return `/v1/sla-reports/export?${new URLSearchParams({ from, by, ...(siteId && { siteId }) }).toString()}`
}

export const ratingSummaryQuery = (span: Span, by: RatingGrouping) =>
  queryOptions({
    queryKey: ['ratings', 'summary', span, by],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const from = new Date(`${firstDay(span, Date.now())}T00:00:00`).toISOString()
      return body(api.GET('/v1/ticket-ratings/summary', { params: { query: { from, by } }, signal }))
    },
  })

/** What requesters said, the newest first. */
export const ratingsQuery = infiniteQueryOptions({
  queryKey: ['ratings', 'list'],
  initialPageParam: undefined as string | undefined,
  queryFn: ({ pageParam: cursor, signal }) => body(api.GET('/v1/ticket-ratings', { params: { query: { limit: 20, cursor } }, signal })),
  getNextPageParam: (page) => page?.next ?? undefined,
})
