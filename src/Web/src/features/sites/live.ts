import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Site, SiteHealth } from '@/api/types'
import { deviceKeys } from '@/features/devices/queries'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { mergeSiteHealth, siteKeys } from './queries'

/** What the topic `sites` says: one site's roll-up among all; its snapshot is a list of them. */
interface RollUp {
  siteId: string
  health: SiteHealth
}

/** A busy site changes four times a second; its devices are asked for again at most this often. */
const devicesEvery = 2_000

/** Keeps the roll-ups of every permitted site current. */
export function useSitesLive(): void {
  const queries = useQueryClient()
  useTopics(
    ['sites'],
    useMemo(() => sitesListener(queries), [queries]),
  )
}

/** Keeps sites and the lists of their devices current. */
export function useSiteTopics(ids: string[]): void {
  const queries = useQueryClient()
  useTopics(
    ids.map((id) => `site:${id}`),
    useMemo(() => siteListener(queries), [queries]),
  )
}

export function sitesListener(queries: QueryClient): TopicListener {
  const refresh = () => {
    void queries.invalidateQueries({ queryKey: siteKeys.lists })
    void queries.invalidateQueries({ queryKey: siteKeys.maps })
  }
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

/** The topic `site:{id}`: its snapshot is the site itself, its frames are roll-ups, each the sign that devices of the site stand differently. */
export function siteListener(queries: QueryClient): TopicListener {
  let due: ReturnType<typeof setTimeout> | undefined
  const refreshDevices = () => {
    due ??= setTimeout(() => {
      due = undefined
      void queries.invalidateQueries({ queryKey: deviceKeys.lists })
    }, devicesEvery)
  }
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
      if (frame.kind !== 'health') return void queries.invalidateQueries({ queryKey: siteKeys.one(id) })
      mergeSiteHealth(queries, new Map([[id, frame.data as SiteHealth]]))
      refreshDevices()
    },
  }
}
