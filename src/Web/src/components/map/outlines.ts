import { worldSize, type Bounds } from './view'

/** A line around land or between countries, as x and y in turn on the flat world. */
export interface Outline extends Bounds {
  points: Float64Array
}

/** Closer than this nothing is left out: the outlines themselves are no finer. */
const finest = 9
/** How far apart, in pixels, points must be to be told apart. */
const grain = 0.6

/** Outlines, and for each zoom a coarser likeness of them that looks the same there. */
export class Outlines {
  readonly #levels = new Map<number, Outline[]>()
  readonly #all: Outline[]

  constructor(all: Outline[]) {
    this.#all = all
  }

  at(zoom: number): Outline[] {
    const level = Math.ceil(zoom)
    if (level > finest) return this.#all
    let found = this.#levels.get(level)
    if (!found) {
      const least = grain / worldSize(level)
      found = this.#all.map((one) => coarser(one, least)).filter((one) => one !== undefined)
      this.#levels.set(level, found)
    }
    return found
  }
}

export function outlineOf(points: number[]): Outline {
  const least = { x: Infinity, y: Infinity }
  const most = { x: -Infinity, y: -Infinity }
  for (let at = 0; at < points.length; at += 2) {
    const [x, y] = [points[at]!, points[at + 1]!]
    least.x = Math.min(least.x, x)
    least.y = Math.min(least.y, y)
    most.x = Math.max(most.x, x)
    most.y = Math.max(most.y, y)
  }
  return { points: Float64Array.from(points), least, most }
}

/** Without the points that are closer than `apart` to the one before; undefined when all of it is smaller. */
export function coarser({ points, least, most }: Outline, apart: number): Outline | undefined {
  if (most.x - least.x < apart && most.y - least.y < apart) return undefined
  const kept: number[] = [points[0]!, points[1]!]
  const last = points.length - 2
  for (let at = 2; at < points.length; at += 2) {
    const [dx, dy] = [points[at]! - kept.at(-2)!, points[at + 1]! - kept.at(-1)!]
    if (at === last || dx * dx + dy * dy >= apart * apart) kept.push(points[at]!, points[at + 1]!)
  }
  return { points: Float64Array.from(kept), least, most }
}

/** On which sides of a part of the world a point lies; 0 within. */
function sides(x: number, y: number, { least, most }: Bounds): number {
  return (x < least.x ? 1 : x > most.x ? 2 : 0) | (y < least.y ? 4 : y > most.y ? 8 : 0)
}

interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
}

/** Draws what of the outlines can be seen within a part of the world: a way that stays on one side of it is cut short there, which looks the same from within. */
export function trace(pen: Pen, outlines: Outline[], within: Bounds, scale: number): void {
  const { least: start, most: end } = within
  for (const { points, least, most } of outlines) {
    if (most.x < start.x || least.x > end.x || most.y < start.y || least.y > end.y) continue
    const line = (at: number) => pen.lineTo((points[at]! - start.x) * scale, (points[at + 1]! - start.y) * scale)
    pen.moveTo((points[0]! - start.x) * scale, (points[1]! - start.y) * scale)
    let side = sides(points[0]!, points[1]!, within)
    let skipped = 0
    for (let at = 2; at < points.length; at += 2) {
      const next = sides(points[at]!, points[at + 1]!, within)
      if (next !== 0 && next === side) {
        skipped = at
        continue
      }
      if (skipped) line(skipped)
      skipped = 0
      line(at)
      side = next
    }
    if (skipped) line(skipped)
  }
}
