import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { AlertLine } from '@/api/types'
import type { Window } from '@/components/table/useRowWindow'
import { atMostEvery } from '@/lib/atMostEvery'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { alertKeys, mergeAlert } from './queries'

/** In a storm alerts change all the time; who stands where is asked again at most this often. */
const placesEvery = 2_000

/** Keeps one alert and all that is known of it current. */
export function useAlertTopic(id: string | undefined): void {
  const queries = useQueryClient()
  const listener = useMemo(() => alertListener(queries, id ?? ''), [queries, id])
  useTopics(id ? [`alert:${id}`] : [], listener)
}

/** Keeps lists of alerts current. */
export function useAlertsTopic(): void {
  const queries = useQueryClient()
  useTopics(
    ['alerts'],
    useMemo(() => queueListener(queries), [queries]),
  )
}

export function alertListener(queries: QueryClient, id: string): TopicListener {
  const around = () => void queries.invalidateQueries({ queryKey: alertKeys.around(id) })
  return {
    onSnapshot: (snapshot, missed) => {
      if (snapshot) mergeAlert(queries, snapshot as AlertLine)
      if (missed) around()
    },
    onFrame: ({ data }) => {
      mergeAlert(queries, data as AlertLine)
      around()
    },
  }
}

/** The topic `alerts`: a frame is the line of an alert that changed, or the sign that many did. */
export function queueListener(queries: QueryClient): TopicListener {
  const look = atMostEvery(placesEvery, () => lookAgain(queries))
  let changed = new Map<string, AlertLine>()
  // Frames of one moment are applied one after the other: what they say is shown once they all have been.
  const merge = (line: AlertLine) => {
    if (changed.size === 0)
      queueMicrotask(() => {
        const lines = changed
        changed = new Map()
        mergeLines(queries, lines)
      })
    const known = changed.get(line.alert.id)
    if (!known || known.alert.version <= line.alert.version) changed.set(line.alert.id, line)
  }
  return {
    onSnapshot: (_, missed) => {
      if (missed) lookAgain(queries)
    },
    onFrame: ({ kind, data }) => {
      if (kind === 'alert') merge(data as AlertLine)
      look()
    },
  }
}

function lookAgain(queries: QueryClient): void {
  for (const queryKey of [alertKeys.windows, alertKeys.groups, alertKeys.facets]) void queries.invalidateQueries({ queryKey })
}

/** Shows lines as they are now wherever they stand; where they belong is asked for separately. */
export function mergeLines(queries: QueryClient, lines: ReadonlyMap<string, AlertLine>): void {
  queries.setQueriesData<Window<AlertLine>>({ queryKey: alertKeys.windows }, (part) => {
    const newer = ({ alert }: AlertLine) => {
      const line = lines.get(alert.id)
      return line && alert.version <= line.alert.version ? line : undefined
    }
    return part?.items.some(newer) ? { ...part, items: part.items.map((line) => newer(line) ?? line) } : part
  })
}
