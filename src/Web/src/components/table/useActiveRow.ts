import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { useKeys } from '@/lib/keys'
import type { Place } from './places'
import { placeOf, type Rows } from './rows'

interface ActiveRow<Row> {
  /** Where one stands in the list: in another one nobody stands anywhere yet. */
  place: Place
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
export function useActiveRow<Row>({ place, rows, rowKey, viewport, onOpen, onChoose, scrollTo, page }: ActiveRow<Row>) {
  const [held, hold] = useState({ place, active: place.active })
  const active = held.place === place ? held.active : place.active
  const index = !active ? -1 : active.key === undefined ? active.index : placeOf(rows, rowKey, active.key, active.index)
  const set = (at: number) => {
    const row = rows.at(at)
    place.active = { index: at, key: row === undefined ? undefined : rowKey(row) }
    hold({ place, active: place.active })
  }

  const focus = useFocusAtRest(viewport)
  // Whoever comes back to a list goes on where they stood, also when it was only hidden while another page was about to come.
  useLayoutEffect(() => {
    if (place.active && document.activeElement === document.body) focus(place.active.index, 0)
  }, [focus, place])

  const move = (event: KeyboardEvent, to: number) => {
    const target = Math.max(0, Math.min(rows.length - 1, to))
    if (rows.length === 0) return
    set(target)
    scrollTo(target)
    focus(target, event.repeat ? heldFor : 0)
  }
  const open = (event: KeyboardEvent) => {
    const control = (event.target as HTMLElement).closest('a, button')
    const row = index < 0 ? undefined : rows.at(index)
    if (control) (control as HTMLElement).click()
    else if (row !== undefined) onOpen?.(row)
  }
  const chooseHere = (event: KeyboardEvent) => index >= 0 && onChoose?.(index, event.shiftKey)
  useKeys({
    j: (event) => move(event, index + 1),
    k: (event) => move(event, index - 1),
    ArrowDown: (event) => move(event, index + 1),
    ArrowUp: (event) => move(event, index - 1),
    PageDown: (event) => move(event, index + page()),
    PageUp: (event) => move(event, index - page()),
    Home: (event) => move(event, 0),
    End: (event) => move(event, rows.length - 1),
    Enter: open,
    ...(onChoose && { x: chooseHere }),
  })
  return { index, set }
}

/** Longer than a key that is held down takes to repeat. */
const heldFor = 120

/** Gives a row the focus once the hand rests: focusing lays out the page, which nobody needs at every row a held key passes. */
function useFocusAtRest(viewport: RefObject<HTMLElement | null>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (index: number, rest: number) => {
      const find = () => viewport.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true })
      clearTimeout(timer.current)
      // What was scrolled to is drawn in the next frame.
      timer.current = setTimeout(() => requestAnimationFrame(find), rest)
    },
    [viewport],
  )
}
