import type { MouseEvent, ReactNode } from 'react'
import { cn } from '@/lib/cn'
import type { RowActions } from './DataRow'

interface TableRowProps {
  id: string
  index: number
  top: number
  height: number
  active: boolean
  chosen?: boolean
  template?: string
  opens: boolean
  actions: RowActions
  children: ReactNode
}

/** One row in sight; pressing anywhere opens it, except on a control of its own or while text is being selected. */
export function TableRow({ id, index, top, height, active, chosen, template, opens, actions, children }: TableRowProps) {
  const open = (event: MouseEvent) => {
    actions.stand(index)
    const control = (event.target as HTMLElement).closest('a, button, input, label')
    if (!control && !getSelection()?.toString()) actions.open(index)
  }
  return (
    <div
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 1}
      aria-selected={chosen}
      data-row={id}
      data-index={index}
      data-active={active || undefined}
      onClick={open}
      onPointerEnter={opens ? () => actions.intend(index) : undefined}
      className={cn(
        'absolute inset-x-0 border-b px-(--gutter) text-sm outline-none contain-strict focus-visible:outline-none',
        template ? 'grid items-center gap-3' : 'flex flex-col justify-center',
        chosen ? 'bg-accent-soft' : active ? 'bg-selected' : 'bg-surface',
        opens && 'cursor-pointer',
        opens && !chosen && !active && 'hover:bg-hover',
        active && 'shadow-[inset_2px_0_0_var(--accent)]',
      )}
      style={{ height, top, gridTemplateColumns: template }}
    >
      {children}
    </div>
  )
}
