import type { ReactNode } from 'react'

/** One column of a list: how it is headed, how wide it is, and what it shows of a row. */
export interface Column<Row> {
  id: string
  header: string
  /** For a column of buttons, whose head only a screen reader needs. */
  quiet?: boolean
  /** A CSS grid track, such as `120px` or `minmax(160px, 2fr)`. */
  width: string
  align?: 'right'
  /** The name the API sorts by; a column without it cannot be sorted. */
  sortKey?: string
  /** Columns a reader cannot do without are never hidden. */
  always?: boolean
  cell: (row: Row) => ReactNode
}

/** The width below which a list scrolls sideways instead of squeezing its columns. */
export function leastWidth<Row>(columns: Column<Row>[]): number {
  const gap = 12
  return columns.reduce((sum, { width }) => sum + Number(/(\d+)px/.exec(width)?.[1] ?? 0) + gap, 32)
}

/** The next sort when a header is pressed: ascending, descending, the list's own order. */
export function nextSort(current: string | undefined, key: string): string | undefined {
  if (current === key) return `-${key}`
  return current === `-${key}` ? undefined : key
}
