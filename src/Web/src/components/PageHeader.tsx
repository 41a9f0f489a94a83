import { useEffect, type ReactNode } from 'react'

/** The head of a page: where we are, what it is, its state, and the main actions. Names the browser tab too. */
export function PageHeader({
  title,
  number,
  above,
  state,
  actions,
}: {
  title: string
  number?: ReactNode
  above?: ReactNode
  state?: ReactNode
  actions?: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} · Platform`
  }, [title])
  return (
    <header className="mb-4">
      {above && <div className="mb-1 flex min-w-0 items-center gap-1.5 text-xs text-ink-muted">{above}</div>}
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 md:flex-nowrap">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 pt-0.5">
          <h1 className="min-w-0 text-xl font-semibold tracking-tight break-words">{title}</h1>
          {number && <span className="figures text-sm text-ink-faint">{number}</span>}
        </div>
        {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
      </div>
      {state && <div className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-ink-muted">{state}</div>}
    </header>
  )
}
