import { expect, test } from 'vitest'
import { named, type PlacedSite } from '@/features/map/queries'
import { bandCounts, byNeed } from '@/features/map/worst'
import type { HealthBand, SiteOnMap } from '@/api/types'

const placed = (name: string, number: string, band: HealthBand = 'healthy') =>
  ({ site: { id: number, name, number, band } as SiteOnMap, point: { x: 0, y: 0 } }) satisfies PlacedSite

const sites = [
  placed('Airport', 'S-1'),
  placed('Harbour', 'S-12', 'critical'),
  placed('Museum', 'S-2', 'unknown'),
  placed('Yard', 'S-3', 'critical'),
]

test('A site is found by part of its name or by its whole number', () => {
  expect(named(sites, 'harb').map(({ site }) => site.name)).toEqual(['Harbour'])
  expect(named(sites, 's-1').map(({ site }) => site.name)).toEqual(['Airport'])
  expect(named(sites, '  ')).toBe(sites)
})

test('Those that need a person come first, by name among themselves', () => {
  expect(sites.toSorted(byNeed).map(({ site }) => site.name)).toEqual(['Harbour', 'Yard', 'Museum', 'Airport'])
})

test('Bands nobody stands in are not counted', () => {
  expect(bandCounts(sites)).toEqual([
    { band: 'critical', count: 2 },
    { band: 'unknown', count: 1 },
    { band: 'healthy', count: 1 },
  ])
})
