import { worldSize, type Point } from './view'

/** Things that stand so close together that they are drawn as one. */
export interface Cluster<T> extends Point {
  key: string
  items: T[]
}

/** How close, in pixels, two things are drawn as one. */
const reach = 44

/** Gathers what would cover each other at a zoom; in the order given, so that the same things gather alike each time. */
export function clustersOf<T>(items: T[], pointOf: (item: T) => Point, keyOf: (item: T) => string, zoom: number): Cluster<T>[] {
  const cell = reach / worldSize(Math.floor(zoom))
  const cells = new Map<string, Cluster<T>[]>()
  const clusters: Cluster<T>[] = []
  for (const item of items) {
    const { x, y } = pointOf(item)
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)]
    let found: Cluster<T> | undefined
    for (let c = column - 1; c <= column + 1 && !found; c++)
      for (let r = row - 1; r <= row + 1 && !found; r++)
        found = cells.get(`${c},${r}`)?.find((one) => Math.hypot(one.x - x, one.y - y) < cell)
    if (found) {
      found.items.push(item)
      continue
    }
    const cluster = { key: keyOf(item), x, y, items: [item] }
    clusters.push(cluster)
    const place = `${column},${row}`
    const there = cells.get(place)
    if (there) there.push(cluster)
    else cells.set(place, [cluster])
  }
  return clusters
}
