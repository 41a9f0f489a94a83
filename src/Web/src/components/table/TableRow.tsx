import type { MouseEvent, ReactNode } from 'react'
import { cn } from '@/lib/cn'

interface TableRowProps {
  id: string
  index: number
  top: number
  height: number
  active: boolean
  chosen?: boolean
  template?: string
  onOpen?: () => void
  onPoint: () => void
  children: ReactNode
}

/** One row in sight; pressing anywhere opens it, except on a control of its own or while text is being selected. */
export function TableRow({ id, index, top, height, active, chosen, template, onOpen, onPoint, children }: TableRowProps) {
  const open = (event: MouseEvent) => {
    onPoint()
    const control = (event.target as HTMLElement).closest('a, button, input, label')
    if (!control && !getSelection()?.toString()) onOpen?.()
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
      className={cn(
        'absolute inset-x-0 border-b px-(--gutter) text-sm outline-none focus-visible:outline-none',
        template ? 'grid items-center gap-3' : 'flex flex-col justify-center',
        onOpen && 'cursor-pointer hover:bg-hover',
        chosen && 'bg-accent-soft hover:bg-accent-soft',
        active && 'bg-selected shadow-[inset_2px_0_0_var(--accent)] hover:bg-selected',
      )}
      style={{ height, transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      {children}
    </div>
  )
}
