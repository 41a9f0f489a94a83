import { describe, expect, test } from 'vitest'
import {
  fitting,
  flatten,
  held,
  inWorld,
  metresPerPixel,
  onScreen,
  panned,
  readView,
  roundLength,
  unflatten,
  viewText,
  zoomed,
} from '@/components/map/view'

const size = { width: 800, height: 600 }
const hamburg = { latitude: 53.5461, longitude: 9.9661 }
const there = { ...flatten(hamburg), zoom: 10 }

describe('The flat world', () => {
  test('A place comes back from it as it went in', () => {
    const { latitude, longitude } = unflatten(flatten(hamburg))
    expect(latitude).toBeCloseTo(hamburg.latitude, 9)
    expect(longitude).toBeCloseTo(hamburg.longitude, 9)
  })

  test('The pole, which is infinitely far away, is held at its edge', () => {
    expect(flatten({ latitude: 90, longitude: 0 }).y).toBeCloseTo(0, 4)
  })

  test('A pixel shows less ground in the north than at the equator', () => {
    expect(metresPerPixel(there)).toBeLessThan(metresPerPixel({ x: 0.5, y: 0.5, zoom: 10 }))
  })
})

describe('The view', () => {
  test('Zooming leaves what is below the pointer where it is', () => {
    const pointer = { x: 700, y: 50 }
    const point = inWorld(there, size, pointer)
    const now = onScreen(zoomed(there, size, 2.5, pointer), size, point)
    expect(now.x).toBeCloseTo(pointer.x, 5)
    expect(now.y).toBeCloseTo(pointer.y, 5)
  })

  test('Panning moves what is shown by as many pixels', () => {
    const before = onScreen(there, size, there)
    const after = onScreen(panned(there, size, 30, -20), size, there)
    expect([after.x - before.x, after.y - before.y].map(Math.round)).toEqual([30, -20])
  })

  test('The edge of the world stays out of sight', () => {
    const { x } = held({ x: -3, y: 0.5, zoom: 4 }, size)
    expect(onScreen({ x, y: 0.5, zoom: 4 }, size, { x: 0, y: 0.5 }).x).toBeCloseTo(0, 6)
  })

  test('A part of the world fits into its frame with room around it', () => {
    const bounds = { least: { x: 0.5, y: 0.3 }, most: { x: 0.55, y: 0.4 } }
    const view = fitting(bounds, size)
    for (const corner of [bounds.least, bounds.most]) {
      const { x, y } = onScreen(view, size, corner)
      expect(x >= 63 && x <= size.width - 63 && y >= 63 && y <= size.height - 63).toBe(true)
    }
  })

  test('A single place is not shown so closely that nothing else is in sight', () => {
    expect(fitting({ least: there, most: there }, size).zoom).toBe(12)
  })

  test('A view survives the address', () => {
    const view = readView(viewText(there))!
    const spot = onScreen(there, size, view)
    expect(Math.abs(spot.x - size.width / 2)).toBeLessThan(1)
    expect(view.zoom).toBe(10)
  })

  test.each(['', 'here', '1,2', '1,2,x'])('An address that says "%s" says nothing of a view', (text) => {
    expect(readView(text)).toBeUndefined()
  })
})

test.each([
  [123, 100],
  [260, 200],
  [9_800, 5_000],
  [0.7, 0.5],
])('The scale shows %d m as the round length %d m', (metres, round) => {
  expect(roundLength(metres)).toBeCloseTo(round, 9)
})
