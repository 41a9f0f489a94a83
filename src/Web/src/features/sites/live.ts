import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SiteHealth, Standing } from '@/api/types'
import { deviceKeys, mergeStandings } from '@/features/devices/queries'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import type { Frame } from '@/live/protocol'
import { mergeSiteHealth, siteKeys } from './queries'

/** What the topics `sites` and `site:{id}` say. */
type SiteFrame = Frame & ({ kind: 'health'; data: RollUp } | { kind: 'device-health'; data: { deviceId: string; standing: Standing } })

type RollUp = SiteHealth & { siteId?: string }

/** Keeps the roll-ups of every permitted site current. */
export function useSitesLive(): void {
  const queries = useQueryClient()
  useTopics(['sites'], useMemo(() => sitesListener(queries), [queries]))
}

/** Keeps sites and the standings of their devices current. */
export function useSiteTopics(ids: string[]): void {
  const queries = useQueryClient()
  useTopics(ids.map((id) => `site:${id}`), useMemo(() => siteListener(queries), [queries]))
}

export function sitesListener(queries: QueryClient): TopicListener {
  const refresh = () => void queries.invalidateQueries({ queryKey: siteKeys.lists })
  return {
    onSnapshot: (snapshot, missed) => {
      const { items } = (snapshot ?? {}) as { items?: RollUp[] }
      const known = items?.filter((item) => item.siteId && item.devices)
      if (known) mergeSiteHealth(queries, new Map(known.map((item) => [item.siteId!, item])))
      if (missed || !known) refresh()
    },
    onFrame: (frame) => {
      const { kind, data } = frame as SiteFrame
      if (kind === 'health' && data.siteId) mergeSiteHealth(queries, new Map([[data.siteId, data]]))
      else refresh()
    },
  }
}

export function siteListener(queries: QueryClient): TopicListener {
  return {
    onSnapshot: (_, missed) => {
      if (!missed) return
      void queries.invalidateQueries({ queryKey: siteKeys.all })
      void queries.invalidateQueries({ queryKey: deviceKeys.lists })
    },
    onFrame: (frame) => {
      const id = frame.topic.slice('site:'.length)
      const { kind, data } = frame as SiteFrame
      if (kind === 'health') mergeSiteHealth(queries, new Map([[id, data]]))
      else if (kind === 'device-health') mergeStandings(queries, new Map([[data.deviceId, data.standing]]))
      else void queries.invalidateQueries({ queryKey: siteKeys.one(id) })
    },
  }
}
