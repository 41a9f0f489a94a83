import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '@/lib/cn'
import { rankOf, rankShape, rankText, type Rank } from './states'

const sign = { stroke: 'var(--surface)', strokeWidth: 1.7, strokeLinecap: 'round', fill: 'none' } as const

const shapes: Record<Rank, ReactNode> = {
  critical: (
    <>
      <path d="M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z" fill="currentColor" />
      <path d="M8 4.5v4.2M8 11.2v.1" {...sign} />
    </>
  ),
  high: (
    <>
      <path d="M7 1.8a1.4 1.4 0 0 1 2 0L14.2 7a1.4 1.4 0 0 1 0 2L9 14.2a1.4 1.4 0 0 1-2 0L1.8 9a1.4 1.4 0 0 1 0-2z" fill="currentColor" />
      <path d="M8 4.7v4M8 11.2v.1" {...sign} />
    </>
  ),
  medium: (
    <>
      <path d="M7.1 2.1a1 1 0 0 1 1.8 0l5.6 10.4a1 1 0 0 1-.9 1.5H2.4a1 1 0 0 1-.9-1.5z" fill="currentColor" />
      <path d="M8 6v3.4M8 11.6v.1" {...sign} />
    </>
  ),
  low: (
    <>
      <circle cx="8" cy="8" r="6" fill="none" stroke="currentColor" strokeWidth="1.6" />
      <path d="M8 7.4v3.4M8 5.1v.1" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
    </>
  ),
}

/** How bad, as a shape: each rank differs in outline, so that colour is never the only sign. */
export function SeverityMark({ severity, className }: { severity: string; className?: string }) {
  const rank = rankOf(severity)
  return (
    <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0', rankShape[rank], className)} aria-hidden data-rank={rank}>
      {shapes[rank]}
    </svg>
  )
}

/** How bad, as shape and as its source's word. */
export function SeverityBadge({ severity }: { severity: string }) {
  const { t } = useTranslation()
  const rank = rankOf(severity)
  return (
    <span className={cn('inline-flex max-w-full items-center gap-1.5 align-middle', rank === 'critical' && 'font-medium', rankText[rank])}>
      <SeverityMark severity={severity} />
      <span className="truncate">{t(`alerts.severities.${severity}`, { defaultValue: severity })}</span>
    </span>
  )
}
