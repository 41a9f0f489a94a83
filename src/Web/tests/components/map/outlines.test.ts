import { describe, expect, test } from 'vitest'
import { coarser, outlineOf, Outlines, trace } from '@/components/map/outlines'
import type { Bounds } from '@/components/map/view'

const within: Bounds = { least: { x: 0.4, y: 0.4 }, most: { x: 0.6, y: 0.6 } }

/** A coast in many small steps around the middle, part of it in sight. */
const coast = Array.from({ length: 2_001 }, (_, at) => {
  const angle = (at / 2_000) * 2 * Math.PI
  return [0.45 + 0.3 * Math.cos(angle) + 0.02 * Math.sin(angle * 40), 0.5 + 0.3 * Math.sin(angle)]
}).flat()

function traced(points: number[], bounds: Bounds): number[] {
  const drawn: number[] = []
  const put = (x: number, y: number) => void drawn.push(x + bounds.least.x, y + bounds.least.y)
  trace({ moveTo: put, lineTo: put }, [outlineOf(points)], bounds, 1)
  return drawn
}

/** Whether a point is land, by the sides of the outline that a line to the east crosses. */
function isLand(points: number[], x: number, y: number): boolean {
  let crossed = 0
  for (let at = 0; at < points.length; at += 2) {
    const [x1, y1] = [points[at]!, points[at + 1]!]
    const [x2, y2] = [points[(at + 2) % points.length]!, points[(at + 3) % points.length]!]
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) crossed++
  }
  return crossed % 2 === 1
}

describe('Outlines', () => {
  test('What is in sight looks the same when what is not is cut short', () => {
    const bounds = { least: { x: 0.55, y: 0.4 }, most: { x: 0.85, y: 0.75 } }
    const drawn = traced(coast, bounds)
    expect(drawn.length).toBeLessThan(coast.length / 2)
    for (let x = 0.556; x < 0.85; x += 0.017)
      for (let y = 0.407; y < 0.75; y += 0.019) expect(isLand(drawn, x, y)).toBe(isLand(coast, x, y))
  })

  test('An outline around everything in sight still fills it', () => {
    expect(isLand(traced(coast, within), 0.5, 0.5)).toBe(true)
  })

  test('An outline out of sight is not drawn', () => {
    expect(traced([0.1, 0.1, 0.2, 0.1, 0.2, 0.2, 0.1, 0.1], within)).toEqual([])
  })

  test('From afar, points that fall on one another are left out, and the ends are kept', () => {
    const { points } = coarser(outlineOf(coast), 0.01)!
    expect(points.length).toBeLessThan(coast.length / 5)
    expect([...points.slice(0, 2), ...points.slice(-2)]).toEqual([...coast.slice(0, 2), ...coast.slice(-2)])
  })

  test('An island smaller than a point is left out until one is close', () => {
    const island = outlineOf([0.5, 0.5, 0.50001, 0.5, 0.50001, 0.50001, 0.5, 0.5])
    const outlines = new Outlines([island])
    expect(outlines.at(2)).toEqual([])
    expect(outlines.at(14)).toEqual([island])
  })
})
