import { Link } from '@tanstack/react-router'
import { ArrowRightLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TicketLine, TicketStatus } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Flash } from '@/components/Flash'
import { Menu, MenuItem, MenuLabel } from '@/components/Menu'
import { Due } from '../Due'
import { PriorityMark } from '../PriorityMark'
import { StateMark } from '../StateMark'

interface BoardCardProps {
  line: TicketLine
  /** Where it may go. */
  targets: TicketStatus[]
  onMove(to: TicketStatus): void
}

/** A ticket on the board: dragged, moved by its menu, or by keys while it has the focus. */
export function BoardCard({ line, targets, onMove }: BoardCardProps) {
  const { t } = useTranslation()
  return (
    <li
      draggable={targets.length > 0}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move'
        event.dataTransfer.setData('text/plain', line.id)
      }}
      className="group relative rounded-md border bg-surface px-3 py-2 text-sm focus-within:border-accent hover:border-line-strong"
    >
      <Flash value={line.version}>
        <span className="flex min-w-0 items-center gap-1.5 text-xs text-ink-faint">
          <PriorityMark priority={line.priority} />
          <span className="figures">{line.number}</span>
        </span>
      </Flash>
      <Link
        to="/tickets/$id"
        params={{ id: line.number }}
        draggable={false}
        data-card={line.id}
        aria-keyshortcuts={targets.length > 0 ? 'Shift+ArrowLeft Shift+ArrowRight' : undefined}
        className="line-clamp-2 font-medium break-words outline-none after:absolute after:inset-0 after:rounded-md focus-visible:after:outline-2 focus-visible:after:outline-(--focus)"
      >
        {line.subject}
      </Link>
      <span className="mt-1 flex min-w-0 items-center gap-2 text-xs text-ink-muted">
        <span className="min-w-0 grow truncate">{line.assignee?.name ?? line.teamName ?? t('tickets.nobody')}</span>
        {line.dueBy && <Due at={line.dueBy} state={line.status.state} />}
      </span>
      {targets.length > 0 && (
        <span className="absolute top-1 right-1 opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 [@media(hover:none)]:opacity-100">
          <Menu
            trigger={
              <IconButton label={t('board.move', { number: line.number })} size="icon-sm">
                <ArrowRightLeft aria-hidden />
              </IconButton>
            }
          >
            <MenuLabel>{t('board.moveTo')}</MenuLabel>
            {targets.map((status) => (
              <MenuItem key={status.name} onSelect={() => onMove(status)}>
                <StateMark state={status.state} /> {status.title}
              </MenuItem>
            ))}
          </Menu>
        </span>
      )}
    </li>
  )
}
