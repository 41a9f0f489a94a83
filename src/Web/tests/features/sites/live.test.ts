import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import type { Site, SiteHealth } from '@/api/types'
import { deviceKeys } from '@/features/devices/queries'
import { siteListener, sitesListener } from '@/features/sites/live'
import { siteKeys, siteQuery } from '@/features/sites/queries'

afterEach(() => vi.useRealTimers())

const health = (score: number): SiteHealth => ({
  band: 'healthy',
  score,
  devices: { total: 3, healthy: 3, warning: 0, poor: 0, critical: 0, unknown: 0, offline: 0 },
  at: '2026-11-20T10:00:00Z',
})
const site = (id: string): Site => ({
  id,
  number: 'S-1',
  name: id,
  address: '',
  timeZone: 'UTC',
  latitude: null,
  longitude: null,
  businessHours: null,
  isOpen: null,
  geofence: null,
  version: 1,
  createdAt: '',
  health: health(90),
})
const list = [...siteKeys.lists, {}]

function follow() {
  const queries = new QueryClient()
  queries.setQueryData(list, { pages: [{ items: [site('a'), site('b')], next: null }], pageParams: [] })
  queries.setQueryData(siteQuery('S-1').queryKey, site('a'))
  const scores = () => queries.getQueryData<{ pages: { items: Site[] }[] }>(list)!.pages[0]!.items.map((one) => one.health.score)
  return { queries, scores }
}

test('A roll-up changes its own site alone', () => {
  const { queries, scores } = follow()
  sitesListener(queries).onFrame({ topic: 'sites', epoch: 'a', seq: 1, kind: 'health', data: { siteId: 'b', health: health(70) }, at: '' })
  expect(scores()).toEqual([90, 70])
})

test('A roll-up on the topic of one site changes its page and the list', () => {
  const { queries, scores } = follow()
  siteListener(queries).onFrame({ topic: 'site:a', epoch: 'a', seq: 1, kind: 'health', data: health(61), at: '' })
  expect(scores()).toEqual([61, 90])
  expect(queries.getQueryData<Site>(siteQuery('S-1').queryKey)!.health.score).toBe(61)
})

test('Many roll-ups ask for the devices of the site once', () => {
  vi.useFakeTimers()
  const { queries } = follow()
  const asked = vi.spyOn(queries, 'invalidateQueries')
  const listener = siteListener(queries)
  for (const seq of [1, 2, 3]) listener.onFrame({ topic: 'site:a', epoch: 'a', seq, kind: 'health', data: health(60 + seq), at: '' })
  vi.runAllTimers()
  expect(asked.mock.calls).toEqual([[{ queryKey: deviceKeys.lists }]])
})

test('A snapshot of all sites brings every roll-up at once', () => {
  const { queries, scores } = follow()
  sitesListener(queries).onSnapshot(
    [
      { siteId: 'a', health: health(50) },
      { siteId: 'b', health: health(40) },
    ],
    false,
  )
  expect(scores()).toEqual([50, 40])
  expect(queries.getQueryState(list)!.isInvalidated).toBe(false)
})

test('A roll-up changes its site on the map', () => {
  const { queries } = follow()
  const map = [...siteKeys.maps, 'all']
  const { devices } = health(90)
  const onMap = (id: string) => ({
    id,
    number: id,
    name: id,
    latitude: 1,
    longitude: 1,
    band: 'healthy',
    score: 90,
    devices,
    geofence: null,
  })
  queries.setQueryData(map, { sites: [onMap('a'), onMap('b')], unplaced: 0, isCapped: false })
  sitesListener(queries).onFrame({ topic: 'sites', epoch: 'a', seq: 1, kind: 'health', data: { siteId: 'b', health: health(70) }, at: '' })
  expect(queries.getQueryData<{ sites: { score: number }[] }>(map)!.sites.map(({ score }) => score)).toEqual([90, 70])
})
