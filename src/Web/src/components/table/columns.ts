import type { ReactNode } from 'react'

/** Where a column of a list stands: how wide it is, and whether it is there at all. */
export interface ColumnPlace {
  id: string
  /** A CSS grid track, such as `120px` or `minmax(160px, 2fr)`. */
  width: string
  /** Columns a reader cannot do without are never hidden. */
  always?: boolean
  /** Left out of windows that are not wide, where the list would scroll sideways for it. */
  roomy?: boolean
}

/** One column of a list: how it is headed, and what it shows of a row. */
export interface Column<Row> extends ColumnPlace {
  header: string
  /** For a column of buttons, whose head only a screen reader needs. */
  quiet?: boolean
  align?: 'right'
  /** The name the API sorts by; a column without it cannot be sorted. */
  sortKey?: string
  cell: (row: Row) => ReactNode
  /** How the cell's words look: a class here spares every row an element. */
  look?: string | ((row: Row) => string | undefined)
  /** The whole of what may be cut short, on hover. */
  whole?: (row: Row) => string | undefined
}

/** The columns somebody sees: those they have not hidden, and for which there is room. */
export function shownOf<C extends ColumnPlace>(columns: C[], hidden: string[] | undefined, roomy: boolean): C[] {
  return columns.filter(({ id, always, roomy: needsRoom }) => always || (!hidden?.includes(id) && (roomy || !needsRoom)))
}

/** The width below which a list scrolls sideways instead of squeezing its columns. */
export function leastWidth(columns: ColumnPlace[]): number {
  const gap = 12
  return columns.reduce((sum, { width }) => sum + Number(/(\d+)px/.exec(width)?.[1] ?? 0) + gap, 32)
}

/** The next sort when a header is pressed: ascending, descending, the list's own order. */
export function nextSort(current: string | undefined, key: string): string | undefined {
  if (current === key) return `-${key}`
  return current === `-${key}` ? undefined : key
}
