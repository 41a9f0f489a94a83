import { useTranslation } from 'react-i18next'
import type { TicketStatus } from '@/api/types'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { StateMark } from '../StateMark'

interface ColumnTabsProps {
  columns: TicketStatus[]
  current: string | undefined
  countOf(status: TicketStatus): number | undefined
  onPick(name: string): void
}

/** Which column a narrow screen shows. */
export function ColumnTabs({ columns, current, countOf, onPick }: ColumnTabsProps) {
  const { t } = useTranslation()
  return (
    <div
      role="group"
      aria-label={t('board.columns')}
      className="flex gap-1 overflow-x-auto border-b px-(--gutter) py-2 [scrollbar-width:none]"
    >
      {columns.map((status) => (
        <button
          key={status.name}
          type="button"
          aria-pressed={status.name === current}
          onClick={() => onPick(status.name)}
          className={cn(
            'flex h-(--control) shrink-0 items-center gap-1.5 rounded-md border px-2.5 text-xs font-medium text-ink-muted',
            status.name === current && 'border-accent bg-selected text-ink',
          )}
        >
          <StateMark state={status.state} /> {status.title}
          <span className="figures font-normal text-ink-faint">{countOf(status) !== undefined && figure(countOf(status)!)}</span>
        </button>
      ))}
    </div>
  )
}
