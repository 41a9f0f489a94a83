import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { ReplacementTerms } from '@/api/types'

const valueKey = ['value'] as const
const dayLong = 86_400_000

/** For how many days back a report is made. */
export const spans = ['7', '30', '90', '365'] as const
export type Span = (typeof spans)[number]

export const spanOf = (days: string | undefined): Span => spans.find((span) => span === days) ?? '30'

/** Whole days (UTC) up to now, so that the first day is as whole as the others. */
export function beginOf(span: Span, now: number): string {
  return new Date(Math.floor(now / dayLong) * dayLong - (Number(span) - 1) * dayLong).toISOString()
}

export const valueQuery = (span: Span, siteId?: string) =>
  queryOptions({
    queryKey: [...valueKey, span, siteId ?? 'all'],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(api.GET('/v1/reports/devices', { params: { query: { from: beginOf(span, Date.now()), siteId } }, signal })),
  })

/** Where the same report is to be had as a table. */
export function exportAddress(span: Span, siteId?: string): string {
  return `/v1/reports/devices/export?${new URLSearchParams({ from: beginOf(span, Date.now()), ...(siteId && { siteId }) }).toString()}`
}

/** What replacing a device of a type is to cost from now on; without terms, nobody knows any more. The version is the one looked at, any when left out. */
interface TermsChange {
  terms: ReplacementTerms | null
  version?: number
}

export function useSetTerms(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ terms, version }: TermsChange) => {
      const path = '/v1/device-types/{id}/replacement-terms'
      const params = { path: { id }, ...(version !== undefined && { header: { 'If-Match': `"${version}"` } }) }
      if (terms) await body(api.PUT(path, { params, body: terms }))
      else await body(api.DELETE(path, { params }))
    },
    onSettled: () => queries.invalidateQueries({ queryKey: valueKey }),
  })
}
