import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { ticketKeys } from '../queries'
import { asQuery, type QueueFilter } from './filter'

/** How many lines are fetched at once: a screenful or three. */
const linesAtOnce = 100

/** The tickets a filter finds, page after page; the first says how many there are. */
export const queueQuery = (filter: QueueFilter, sort: string) => {
  const query = { ...asQuery(filter), sort }
  return infiniteQueryOptions({
    queryKey: [...ticketKeys.lists, query],
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(
        api.GET('/v1/tickets', { params: { query: { ...query, limit: linesAtOnce, cursor, count: cursor ? undefined : true } }, signal }),
      ),
    getNextPageParam: (page) => page?.next ?? undefined,
  })
}

/** How many tickets there are of each kind, for what the queue could be narrowed or widened by. */
export const facetsQuery = (filter: QueueFilter) =>
  queryOptions({
    queryKey: [...ticketKeys.facets, filter],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/tickets/facets', { params: { query: asQuery(filter) }, signal })),
  })

/** The ids of what a filter finds, so many at most, for what cannot be said as a filter. */
export async function everyId(filter: QueueFilter, most: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const query = { ...asQuery(filter), limit: 200, cursor }
    const page = await body(api.GET('/v1/tickets', { params: { query } }))
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.next ?? undefined
  } while (cursor && ids.length < most)
  return ids
}
