import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Incident } from '@/api/types'
import { atMostEvery } from '@/lib/atMostEvery'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { incidentKeys, mergeIncident } from './queries'

/** In a storm incidents change all the time; what stands around them is asked again at most this often. */
const lookEvery = 2_000

/** Keeps one incident and all that is known of it current. */
export function useIncidentTopic(id: string | undefined): void {
  const queries = useQueryClient()
  const listener = useMemo(
    () => incidentListener(queries, () => [...(id ? [incidentKeys.around(id)] : []), incidentKeys.ones]),
    [queries, id],
  )
  useTopics(id ? [`incident:${id}`] : [], listener)
}

/** Keeps lists of incidents current. */
export function useIncidentsTopic(): void {
  const queries = useQueryClient()
  useTopics(
    ['incidents'],
    useMemo(() => incidentListener(queries, () => [incidentKeys.lists, incidentKeys.facets]), [queries]),
  )
}

/** A frame is the incident that changed; what else a screen says of it is asked again. */
export function incidentListener(queries: QueryClient, around: () => readonly (readonly unknown[])[]): TopicListener {
  const refresh = () => around().forEach((queryKey) => void queries.invalidateQueries({ queryKey }))
  const look = atMostEvery(lookEvery, refresh)
  return {
    onSnapshot: (_, missed) => {
      if (missed) refresh()
    },
    onFrame: ({ data }) => {
      mergeIncident(queries, data as Incident)
      look()
    },
  }
}
