import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { TicketLine, TicketStatus } from '@/api/types'

interface BoardKeys {
  columns: readonly TicketStatus[]
  cards: ReadonlyMap<string, readonly TicketLine[]>
  /** Moves a card one column on; false when it may go nowhere there. */
  onShift(line: TicketLine, step: 1 | -1): void
}

const find = (board: HTMLElement | null, id: string | undefined) =>
  id === undefined ? null : (board?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`) ?? null)

/** Arrow keys go from card to card; with Shift they take the card along to the next column, and the focus stays with it. */
export function useBoardKeys({ columns, cards, onShift }: BoardKeys) {
  const board = useRef<HTMLDivElement>(null)
  const carried = useRef<string>(undefined)

  // A card that changes columns is a new element there.
  useEffect(() => {
    const card = find(board.current, carried.current)
    if (!card) return
    if (document.activeElement === document.body) card.focus()
    else if (document.activeElement !== card) carried.current = undefined
  })

  const press = (event: KeyboardEvent) => {
    const id = (event.target as HTMLElement).dataset.card
    const at = columns.findIndex(({ name }) => cards.get(name)?.some((line) => line.id === id))
    if (!id || at < 0 || event.altKey || event.ctrlKey || event.metaKey) return
    const column = cards.get(columns[at]!.name) ?? []
    const place = column.findIndex((line) => line.id === id)
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined
    if (!step) return
    event.preventDefault()
    if (event.key === 'ArrowUp' || event.key === 'ArrowDown') return find(board.current, column[place + step]?.id)?.focus()
    if (event.shiftKey) {
      carried.current = id
      return onShift(column[place]!, step)
    }
    const beyond = step > 0 ? columns.slice(at + 1) : columns.slice(0, at).toReversed()
    const next = beyond.map(({ name }) => cards.get(name) ?? []).find((lines) => lines.length > 0)
    find(board.current, next?.[Math.min(place, next.length - 1)]?.id)?.focus()
  }
  return { board, press }
}
