import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

/** For how many days back it is counted. */
export const spans = ['1', '7', '30', '90'] as const
export type Span = (typeof spans)[number]

export const spanOf = (days: string | undefined): Span => spans.find((span) => span === days) ?? '7'

const hour = 3_600_000

/** The hour counting begins at: the same for a while, so that one and the same answer is not asked for again and again. */
export const beginOf = (span: Span, now: number) => new Date(Math.floor((now - Number(span) * 24 * hour) / hour) * hour).toISOString()

const asked = (span: Span, site: string | undefined) => ({ from: beginOf(span, Date.now()), site })

/** It is counted every hour; what is looked at stays as current as that. */
const lookEvery = 5 * 60_000

export const effectivenessQuery = (span: Span, site?: string) =>
  queryOptions({
    queryKey: ['alert-noise', span, site ?? 'all'],
    placeholderData: keepPreviousData,
    refetchInterval: lookEvery,
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/effectiveness', { params: { query: asked(span, site) }, signal })),
  })

export const falseSuppressionsQuery = (span: Span, site?: string) =>
  queryOptions({
    queryKey: ['alert-noise', 'false', span, site ?? 'all'],
    placeholderData: keepPreviousData,
    refetchInterval: lookEvery,
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/false-suppressions', { params: { query: asked(span, site) }, signal })),
  })

export const triageModelQuery = queryOptions({
  queryKey: ['alert-triage-model'],
  queryFn: ({ signal }) => body(api.GET('/v1/alert-triage-model', { signal })),
})

/** Where the same figures are to be had as a table. */
export function exportAddress(span: Span, site?: string): string {
  const { from } = asked(span, site)
  return `/v1/alerts/effectiveness/export?${new URLSearchParams({ from, ...(site && { site }) }).toString()}`
}
