import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { deviceKeys } from './queries'
import { ends, isRolling, type Span } from './series'

/** As many as can be told apart on a screen; the latest, when there are more. */
const most = 300

/** What was unusual in a stretch of time, of every metric. */
export const anomaliesQuery = (id: string, span: Span) =>
  queryOptions({
    queryKey: [...deviceKeys.anomalies(id), span],
    staleTime: isRolling(span) ? 60_000 : 5 * 60_000,
    // Whether the plan has them does not change by asking again.
    retry: false,
    queryFn: ({ signal }) => {
      const { from, to } = ends(span, Date.now())
      const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: most }
      return body(api.GET('/v1/devices/{id}/anomalies', { params: { path: { id }, query }, signal }))
    },
  })
