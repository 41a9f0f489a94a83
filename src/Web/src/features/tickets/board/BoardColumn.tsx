import { Link } from '@tanstack/react-router'
import { useState, type DragEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketLine, TicketStatus } from '@/api/types'
import { Skeleton } from '@/components/Skeleton'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { StatusBadge } from '../StateMark'
import { anyState, type QueueFilter } from '../queue/filter'
import { BoardCard } from './BoardCard'

interface BoardColumnProps {
  status: TicketStatus
  /** Undefined until they are known. */
  cards: TicketLine[] | undefined
  count: number | undefined
  filter: QueueFilter
  targetsOf(line: TicketLine): TicketStatus[]
  onMove(line: TicketLine, to: TicketStatus): void
  /** A card from anywhere on the board was dropped here. */
  onDrop(id: string): void
}

/** One status with its tickets; cards are dropped on it. */
export function BoardColumn({ status, cards, count, filter, targetsOf, onMove, onDrop }: BoardColumnProps) {
  const { t } = useTranslation()
  const [over, setOver] = useState(false)
  const more = (count ?? 0) - (cards?.length ?? 0)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onDrop(event.dataTransfer.getData('text/plain'))
  }
  return (
    <section
      aria-label={status.title}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => !currentTarget.contains(relatedTarget as Node | null) && setOver(false)}
      onDrop={drop}
      className={cn(
        'flex min-h-0 w-full shrink-0 flex-col rounded-lg border border-transparent bg-sunken md:w-auto md:min-w-56 md:grow md:basis-0',
        over && 'border-accent bg-selected',
      )}
    >
      <h2 className="flex items-center justify-between gap-2 px-3 py-2 text-sm">
        <StatusBadge status={status} />
        <span className="figures text-xs text-ink-faint">{count !== undefined && figure(count)}</span>
      </h2>
      <ol className="grid min-h-0 grow content-start gap-2 overflow-y-auto px-2 pb-2" aria-busy={cards === undefined}>
        {cards === undefined && [1, 2, 3].map((line) => <Skeleton key={line} className="h-20" />)}
        {cards?.map((line) => (
          <BoardCard key={line.id} line={line} targets={targetsOf(line)} onMove={(to) => onMove(line, to)} />
        ))}
        {cards?.length === 0 && <li className="px-1 py-6 text-center text-xs text-ink-faint">{t('board.empty')}</li>}
        {cards && more > 0 && (
          <li>
            <Link
              to="/tickets"
              search={{ ...filter, state: anyState, status: status.name }}
              className="block rounded-md px-2 py-1.5 text-center text-xs text-accent-text hover:underline"
            >
              {t('board.more', { count: more, tickets: figure(more) })}
            </Link>
          </li>
        )}
      </ol>
    </section>
  )
}
