import { useState, type RefObject } from 'react'
import { useKeys } from '@/lib/keys'

interface ActiveRow<Row> {
  rows: Row[]
  rowKey: (row: Row) => string
  viewport: RefObject<HTMLElement | null>
  onOpen?: (row: Row) => void
  scrollTo: (index: number) => void
}

/** The row the keyboard stands on: j and k move, Enter opens. It stays with its record when rows move under it. */
export function useActiveRow<Row>({ rows, rowKey, viewport, onOpen, scrollTo }: ActiveRow<Row>) {
  const [key, set] = useState<string | null>(null)
  const index = key === null ? -1 : rows.findIndex((row) => rowKey(row) === key)

  const move = (to: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, to))
    const row = rows[target]
    if (!row) return
    set(rowKey(row))
    scrollTo(target)
    requestAnimationFrame(() =>
      viewport.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(rowKey(row))}"]`)?.focus({ preventScroll: true }),
    )
  }
  const open = (event: KeyboardEvent) => {
    const control = (event.target as HTMLElement).closest('a, button')
    if (control) (control as HTMLElement).click()
    else if (rows[index]) onOpen?.(rows[index])
  }
  useKeys({
    j: () => move(index + 1),
    k: () => move(index - 1),
    ArrowDown: () => move(index + 1),
    ArrowUp: () => move(index - 1),
    Home: () => move(0),
    End: () => move(rows.length - 1),
    Enter: open,
  })
  return { key, set }
}
