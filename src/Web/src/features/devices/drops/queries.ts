import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { span, type DropsRange } from './reasons'

/** What was not kept lately, by hour and reason. */
export const dropsQuery = (range: DropsRange) =>
  queryOptions({
    queryKey: ['drops', range],
    placeholderData: keepPreviousData,
    refetchInterval: 10_000,
    queryFn: async ({ signal }) => {
      const to = Date.now()
      const from = to - span[range]
      const query = { from: new Date(from).toISOString(), to: new Date(to).toISOString() }
      const { items } = await body(api.GET('/v1/telemetry/drops', { params: { query }, signal }))
      return { from, to, items }
    },
  })
