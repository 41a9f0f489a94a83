import type { HealthBand } from '@/api/types'
import { cn } from '@/lib/cn'
import { bandShape } from './bands'

const shapes: Record<HealthBand, React.ReactNode> = {
  healthy: (
    <>
      <circle cx="8" cy="8" r="6.5" fill="currentColor" />
      <path d="m5.2 8.2 2 2 3.6-4" stroke="var(--surface)" strokeWidth="1.6" fill="none" strokeLinecap="round" strokeLinejoin="round" />
    </>
  ),
  warning: (
    <>
      <path d="M7.1 2.1a1 1 0 0 1 1.8 0l5.6 10.4a1 1 0 0 1-.9 1.5H2.4a1 1 0 0 1-.9-1.5z" fill="currentColor" />
      <path d="M8 6v3.4M8 11.6v.1" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  poor: (
    <>
      <rect x="2.9" y="2.9" width="10.2" height="10.2" rx="1.4" transform="rotate(45 8 8)" fill="currentColor" />
      <path d="M8 4.8v5M8 11.5v.1" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" transform="translate(0 -.3)" />
    </>
  ),
  critical: (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" fill="currentColor" />
      <path d="m5.8 5.8 4.4 4.4m0-4.4-4.4 4.4" stroke="var(--surface)" strokeWidth="1.6" strokeLinecap="round" />
    </>
  ),
  unknown: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeDasharray="2.6 2.1" />
      <circle cx="8" cy="8" r="1.4" fill="currentColor" />
    </>
  ),
}

/** The shape of a health band: each differs in outline, so that colour is never the only sign. */
export function HealthMark({ band, className }: { band: HealthBand; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0', bandShape[band], className)} aria-hidden data-band={band}>
      {shapes[band]}
    </svg>
  )
}
