import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { standingText, type Standing } from './clocks'

const line = { stroke: 'currentColor', strokeWidth: 1.6, fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const shapes: Record<Standing, ReactNode> = {
  running: (
    <>
      <circle cx="8" cy="8" r="6" {...line} />
      <path d="M8 4.8V8l2.2 1.6" {...line} />
    </>
  ),
  atRisk: (
    <>
      <path d="M8 1.8 14.4 13.4H1.6z" {...line} />
      <path d="M8 6.2v3.4M8 11.6v.1" {...line} />
    </>
  ),
  paused: (
    <>
      <circle cx="8" cy="8" r="6" {...line} strokeDasharray="2.6 2.1" />
      <path d="M6.4 5.8v4.4M9.6 5.8v4.4" {...line} />
    </>
  ),
  met: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.6-4" {...line} stroke="var(--surface)" />
    </>
  ),
  breached: (
    <>
      <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" {...line} stroke="var(--surface)" />
    </>
  ),
}

/** The shape of how a clock stands: each differs in outline, so that colour is never the only sign. */
export function ClockMark({ standing, className }: { standing: Standing; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={cn('size-4 shrink-0', standingText[standing], className)} aria-hidden data-clock={standing}>
      {shapes[standing]}
    </svg>
  )
}
