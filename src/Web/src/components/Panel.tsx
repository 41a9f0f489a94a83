import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

/** A titled surface on which one thing is shown. */
export function Panel({
  title,
  aside,
  children,
  className,
  flush,
}: {
  title?: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
  flush?: boolean
}) {
  return (
    <section className={cn('min-w-0 rounded-lg border bg-surface', className)}>
      {title && (
        <header className="flex min-h-10 flex-wrap items-center justify-between gap-x-3 gap-y-1 border-b px-4 py-1.5">
          <h2 className="text-sm font-semibold">{title}</h2>
          {aside && <div className="flex items-center gap-2 text-xs text-ink-muted">{aside}</div>}
        </header>
      )}
      <div className={cn(!flush && 'p-4')}>{children}</div>
    </section>
  )
}
