import { useState, type RefObject } from 'react'
import { useKeys } from '@/lib/keys'
import { placeOf, type Rows } from './rows'

interface ActiveRow<Row> {
  rows: Rows<Row>
  rowKey: (row: Row) => string
  viewport: RefObject<HTMLElement | null>
  onOpen?: (row: Row) => void
  /** Chooses the row, or all rows from the one chosen before to it. */
  onChoose?: (index: number, through: boolean) => void
  scrollTo: (index: number) => void
  /** How many rows are in sight, for moving by a page. */
  page: () => number
}

/** The row the keyboard stands on: j and k move, x chooses, Enter opens. It stays with its record when rows move under it. */
export function useActiveRow<Row>({ rows, rowKey, viewport, onOpen, onChoose, scrollTo, page }: ActiveRow<Row>) {
  const [active, setActive] = useState<{ index: number; key?: string }>()
  const index = !active ? -1 : active.key === undefined ? active.index : placeOf(rows, rowKey, active.key, active.index)
  const keyAt = (at: number) => {
    const row = rows.at(at)
    return row === undefined ? undefined : rowKey(row)
  }
  const set = (at: number) => setActive({ index: at, key: keyAt(at) })

  const move = (to: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, to))
    if (rows.length === 0) return
    set(target)
    scrollTo(target)
    requestAnimationFrame(() => viewport.current?.querySelector<HTMLElement>(`[data-index="${target}"]`)?.focus({ preventScroll: true }))
  }
  const open = (event: KeyboardEvent) => {
    const control = (event.target as HTMLElement).closest('a, button')
    const row = index < 0 ? undefined : rows.at(index)
    if (control) (control as HTMLElement).click()
    else if (row !== undefined) onOpen?.(row)
  }
  const chooseHere = (event: KeyboardEvent) => index >= 0 && onChoose?.(index, event.shiftKey)
  useKeys({
    j: () => move(index + 1),
    k: () => move(index - 1),
    ArrowDown: () => move(index + 1),
    ArrowUp: () => move(index - 1),
    PageDown: () => move(index + page()),
    PageUp: () => move(index - page()),
    Home: () => move(0),
    End: () => move(rows.length - 1),
    Enter: open,
    ...(onChoose && { x: chooseHere }),
  })
  return { index, set }
}
