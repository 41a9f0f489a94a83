import type { ReactNode } from 'react'
import type { TicketState, TicketStatus } from '@/api/types'
import { cn } from '@/lib/cn'
import { stateShape, stateText } from './states'

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />

const shapes: Record<TicketState, ReactNode> = {
  new: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.1" />
      <circle cx="8" cy="8" r="2" fill="currentColor" />
    </>
  ),
  open: (
    <>
      {ring}
      <path d="M8 4.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" />
    </>
  ),
  pending: (
    <>
      {ring}
      <path d="M8 4.8V8l2.2 1.6" stroke="currentColor" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  onHold: (
    <>
      {ring}
      <path d="M6.4 5.8v4.4M9.6 5.8v4.4" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  resolved: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.6-4" stroke="var(--surface)" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  closed: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="3" fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.6-4" stroke="var(--surface)" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
}

/** The shape of a place in the lifecycle: each differs in outline, so that colour is never the only sign. */
export function StateMark({ state, className }: { state: TicketState; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0', stateShape[state], className)} aria-hidden data-state-mark={state}>
      {shapes[state]}
    </svg>
  )
}

/** A status as a company calls it, with the shape of its place in the lifecycle. */
export function StatusBadge({ status }: { status: TicketStatus }) {
  return (
    <span className={cn('inline-flex max-w-full items-center gap-1.5 align-middle font-medium', stateText[status.state])}>
      <StateMark state={status.state} /> <span className="truncate">{status.title}</span>
    </span>
  )
}
