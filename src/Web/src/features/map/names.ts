import { worldSize } from '@/components/map/view'
import { radiusOf, type Mark } from './marks'

/** How wide, in pixels, a name may be. */
export const longest = 160
const letter = 6.4
const cell = 64
/** Where a name stands below its mark. */
export const nameTop = 14
export const nameHeight = 17

/** A rectangle in pixels: left, top, right, bottom. */
type Box = [number, number, number, number]

/** The marks of single sites whose name covers no other mark and no other name; those that need a person first. */
export function namedMarks(marks: Mark[], zoom: number): Set<string> {
  const scale = worldSize(zoom)
  const taken = new Map<number, Box[]>()
  const cells = ([left, top, right, bottom]: Box) => {
    const found: number[] = []
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column++)
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row++) found.push(column * 2 ** 25 + row)
    return found
  }
  const take = (box: Box) => {
    for (const at of cells(box)) {
      const there = taken.get(at)
      if (there) there.push(box)
      else taken.set(at, [box])
    }
  }
  for (const mark of marks) {
    const [x, y, radius] = [mark.x * scale, mark.y * scale, radiusOf(mark)]
    take([x - radius, y - radius, x + radius, y + radius])
  }
  const named = new Set<string>()
  for (const mark of marks) {
    if (mark.items.length > 1) continue
    const [x, y] = [mark.x * scale, mark.y * scale]
    const half = Math.min(longest, mark.items[0]!.site.name.length * letter + 8) / 2
    const box: Box = [x - half, y + nameTop, x + half, y + nameTop + nameHeight]
    if (cells(box).some((at) => taken.get(at)?.some((other) => overlap(box, other)))) continue
    take(box)
    named.add(mark.key)
  }
  return named
}

const overlap = (one: Box, other: Box) => one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3]
