import type { AlertGroup, AlertLine } from '@/api/types'
import type { Rows } from '@/components/table/rows'

/** The head of a group, standing among the lines. */
export interface GroupHead {
  head: AlertGroup
}

export type QueueRow = AlertLine | GroupHead

export const isHead = (row: QueueRow): row is GroupHead => 'head' in row

export const keyOf = (row: QueueRow): string => (isHead(row) ? `group ${row.head.key}` : row.alert.id)

/** Lines with the head of each group before its first; without groups, the lines alone. */
export function withHeads(lines: Rows<AlertLine>, groups: AlertGroup[] | undefined): Rows<QueueRow> & { lineAt(place: number): number } {
  if (!groups) return { length: lines.length, at: (place) => lines.at(place), lineAt: (place) => place }
  const heads = groups.map((head): GroupHead => ({ head }))
  // Where each group's head stands.
  const starts: number[] = []
  let next = 0
  for (const { count } of groups) {
    starts.push(next)
    next += count + 1
  }
  const groupAt = (place: number) => {
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if (starts[middle]! <= place) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    length: lines.length === 0 ? 0 : lines.length + heads.length,
    at: (place) => {
      const group = groupAt(place)
      return starts[group] === place ? heads[group] : lines.at(place - group - 1)
    },
    lineAt: (place) => Math.max(0, place - groupAt(place) - 1),
  }
}
