import type { ReactNode } from 'react'

/** A page that is one list: head and filters stay, the list fills the rest and scrolls by itself. */
export function ListPage({ head, filters, children }: { head: ReactNode; filters?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex min-h-0 grow flex-col bg-surface">
      <div className="px-(--gutter) pt-4">{head}</div>
      {filters && <div className="flex flex-wrap items-center gap-2 border-b px-(--gutter) pb-3">{filters}</div>}
      {children}
    </div>
  )
}
