import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertState } from '@/api/types'
import { cn } from '@/lib/cn'
import { stateShape, stateText } from './states'

const ring = <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
const tick = (
  <path d="m5.2 8.2 2 2 3.6-4" stroke="var(--surface)" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
)

const shapes: Record<AlertState, ReactNode> = {
  open: (
    <>
      {ring}
      <circle cx="8" cy="8" r="2.6" fill="currentColor" />
    </>
  ),
  acknowledged: (
    <>
      {ring}
      <path d="m5.4 8.2 1.9 1.9 3.3-3.8" stroke="currentColor" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  snoozed: (
    <>
      {ring}
      <path d="M8 4.8V8l2.2 1.6" stroke="currentColor" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  resolved: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      {tick}
    </>
  ),
  closed: (
    <>
      <rect x="2" y="2" width="12" height="12" rx="3" fill="currentColor" />
      {tick}
    </>
  ),
}

/** The shape of a place in the lifecycle: each differs in outline, so that colour is never the only sign. */
export function StateMark({ state, className }: { state: AlertState; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0', stateShape[state], className)} aria-hidden data-state-mark={state}>
      {shapes[state]}
    </svg>
  )
}

/** A place in the lifecycle as shape and word. */
export function StateBadge({ state }: { state: AlertState }) {
  const { t } = useTranslation()
  return (
    <span className={cn('inline-flex max-w-full items-center gap-1.5 align-middle font-medium', stateText[state])}>
      <StateMark state={state} /> <span className="truncate">{t(`alerts.states.${state}`)}</span>
    </span>
  )
}
