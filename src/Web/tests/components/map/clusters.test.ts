import { expect, test } from 'vitest'
import { clustersOf } from '@/components/map/clusters'
import { worldSize } from '@/components/map/view'

interface Spot {
  id: string
  x: number
  y: number
}

const zoom = 6
const pixel = 1 / worldSize(zoom)
const spot = (id: string, x: number, y: number): Spot => ({ id, x: 0.5 + x * pixel, y: 0.4 + y * pixel })
const gather = (spots: Spot[], at = zoom) =>
  clustersOf(
    spots,
    (one) => one,
    ({ id }) => id,
    at,
  ).map(({ items }) => items.map(({ id }) => id))

test('What would cover each other is drawn as one', () => {
  expect(gather([spot('a', 0, 0), spot('b', 20, 10), spot('c', 200, 0)])).toEqual([['a', 'b'], ['c']])
})

test('What stands on both sides of a line between cells is still gathered', () => {
  const spots = Array.from({ length: 12 }, (_, at) => [spot(`${at}a`, at * 211, 0), spot(`${at}b`, at * 211 + 9, 9)]).flat()
  expect(gather(spots).every((items) => items.length === 2)).toBe(true)
})

test('Closer, they come apart', () => {
  const spots = [spot('a', 0, 0), spot('b', 20, 10)]
  expect(gather(spots, zoom + 2)).toEqual([['a'], ['b']])
})

test('Nothing is lost among many', () => {
  const spots = Array.from({ length: 5_000 }, (_, at) => spot(String(at), (at * 37) % 1009, (at * 91) % 997))
  expect(gather(spots).flat()).toHaveLength(5_000)
})

test('Things gather by the first of them, so that panning changes nothing', () => {
  const spots = [spot('a', 0, 0), spot('b', 20, 10)]
  expect(
    clustersOf(
      spots,
      (one) => one,
      ({ id }) => id,
      zoom,
    )[0],
  ).toMatchObject({ key: 'a', x: 0.5, y: 0.4 })
})
