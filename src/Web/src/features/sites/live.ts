import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Site, SiteHealth, Standing } from '@/api/types'
import { deviceKeys, mergeStandings } from '@/features/devices/queries'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import type { Frame } from '@/live/protocol'
import { mergeSiteHealth, siteKeys } from './queries'

/** What the topic `sites` says: one site's roll-up among all; its snapshot is a list of them. */
interface RollUp {
  siteId: string
  health: SiteHealth
}

/** What the topic `site:{id}` says; its snapshot is the site itself. */
type SiteFrame = Frame & ({ kind: 'health'; data: SiteHealth } | { kind: 'device-health'; data: { deviceId: string; standing: Standing } })

/** Keeps the roll-ups of every permitted site current. */
export function useSitesLive(): void {
  const queries = useQueryClient()
  useTopics(
    ['sites'],
    useMemo(() => sitesListener(queries), [queries]),
  )
}

/** Keeps sites and the standings of their devices current. */
export function useSiteTopics(ids: string[]): void {
  const queries = useQueryClient()
  useTopics(
    ids.map((id) => `site:${id}`),
    useMemo(() => siteListener(queries), [queries]),
  )
}

export function sitesListener(queries: QueryClient): TopicListener {
  const refresh = () => void queries.invalidateQueries({ queryKey: siteKeys.lists })
  return {
    onSnapshot: (snapshot, missed) => {
      if (Array.isArray(snapshot)) mergeSiteHealth(queries, new Map((snapshot as RollUp[]).map(({ siteId, health }) => [siteId, health])))
      if (missed || !Array.isArray(snapshot)) refresh()
    },
    onFrame: ({ kind, data }) => {
      const { siteId, health } = data as RollUp
      if (kind === 'health') mergeSiteHealth(queries, new Map([[siteId, health]]))
      else refresh()
    },
  }
}

export function siteListener(queries: QueryClient): TopicListener {
  return {
    onSnapshot: (snapshot, missed) => {
      const site = snapshot as Site | null
      if (site?.health) mergeSiteHealth(queries, new Map([[site.id, site.health]]))
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
