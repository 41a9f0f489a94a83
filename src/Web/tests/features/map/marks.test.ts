import { describe, expect, test } from 'vitest'
import { worldSize } from '@/components/map/view'
import { markAt, marksOf, markText, type Mark } from '@/features/map/marks'
import { namedMarks } from '@/features/map/names'
import type { PlacedSite } from '@/features/map/queries'
import { aPlacedSite } from './aPlacedSite'

const zoom = 8
const one = (site: PlacedSite): Mark => marksOf([{ key: site.site.id, ...site.point, items: [site] }])[0]!
const mark = (name: string, x: number, y: number) => one(aPlacedSite(name, x, y, zoom))
const at = (x: number, y: number) => ({ x: 0.5 + x / worldSize(zoom), y: 0.5 + y / worldSize(zoom) })

describe('A press on the map', () => {
  test('finds the mark below it', () => {
    expect(markAt([mark('Quay', 0, 0), mark('Yard', 100, 0)], zoom, at(92, 5))?.key).toBe('Yard')
  })

  test('finds the closer of two', () => {
    expect(markAt([mark('Quay', 0, 0), mark('Yard', 30, 0)], zoom, at(17, 0))?.key).toBe('Yard')
  })

  test('finds nothing beside them', () => {
    expect(markAt([mark('Quay', 0, 0)], zoom, at(25, 0))).toBeUndefined()
  })
})

describe('A mark in words', () => {
  test('names a single site and how it stands', () => {
    expect(markText(one(aPlacedSite('Quay', 0, 0, zoom, 'poor')))).toBe('Quay, poor')
  })

  test('counts several, worst first', () => {
    const sites = [aPlacedSite('Quay', 0, 0, zoom), aPlacedSite('Yard', 1, 0, zoom, 'critical'), aPlacedSite('Shed', 2, 0, zoom)]
    expect(markText(marksOf([{ key: 'Quay', x: 0.5, y: 0.5, items: sites }])[0]!)).toBe('3 sites: 1 critical, 2 healthy')
  })
})

describe('Names on the map', () => {
  const named = (...marks: Mark[]) => [...namedMarks(marks, zoom)]

  test('stand at every mark that has room', () => {
    expect(named(mark('Quay', 0, 0), mark('Yard', 100, 0))).toEqual(['Quay', 'Yard'])
  })

  test('cover no other name: the first comes first', () => {
    expect(named(mark('Harbour warehouse', 0, 0), mark('Harbour workshop', 60, 0))).toEqual(['Harbour warehouse'])
  })

  test('cover no other mark', () => {
    expect(named(mark('Quay', 0, 0), mark('Yard', 0, 26))).toEqual(['Yard'])
  })
})
