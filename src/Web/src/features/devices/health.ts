import { keepPreviousData, queryOptions, type QueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { HealthHistory, HealthPoint, Standing } from '@/api/types'
import { deviceKeys } from './queries'
import { ends, isRolling, type Span } from './series'

const mostPoints = 360

/** How a device's health went over a stretch of time. */
export const healthHistoryQuery = (id: string, span: Span) =>
  queryOptions({
    queryKey: [...deviceKeys.healths(id), span],
    placeholderData: keepPreviousData,
    staleTime: isRolling(span) ? 60_000 : 5 * 60_000,
    // Whether the plan has it does not change by asking again.
    retry: false,
    queryFn: ({ signal }) => {
      const { from, to } = ends(span, Date.now())
      const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: mostPoints }
      return body(api.GET('/v1/devices/{id}/health-history', { params: { path: { id }, query }, signal }))
    },
  })

/** Adds how a device stands now, when that is news. */
export function appendStanding(points: HealthPoint[], { band, score, reasons }: Standing, at: string): HealthPoint[] {
  const last = points.at(-1)
  if (last && (Date.parse(last.at) >= Date.parse(at) || (last.band === band && last.score === score))) return points
  return [...points, { at, band, score, reason: reasons[0]?.signal ?? null }]
}

/** Lets every rolling chart of the device's health move with it. */
export function mergeIntoHealth(queries: QueryClient, id: string, standing: Standing, at: string): void {
  for (const [key, history] of queries.getQueriesData<HealthHistory>({ queryKey: deviceKeys.healths(id) })) {
    if (!history || !isRolling(key.at(-1) as Span)) continue
    queries.setQueryData<HealthHistory>(key, { ...history, points: appendStanding(history.points, standing, at) })
  }
}
