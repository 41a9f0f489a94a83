import { useTranslation } from 'react-i18next'
import type { TicketPriority } from '@/api/types'
import { cn } from '@/lib/cn'

const lit: Record<Exclude<TicketPriority, 'urgent'>, number> = { high: 3, normal: 2, low: 1 }
const bars = ['M3.2 13v-2.6', 'M8 13V7.6', 'M12.8 13V4']

/** How urgent, as bars that fill up; what cannot wait at all is a sign of its own. */
export function PriorityMark({ priority, className }: { priority: TicketPriority; className?: string }) {
  if (priority === 'urgent')
    return (
      <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0 text-critical-fill', className)} aria-hidden>
        <rect x="1.5" y="1.5" width="13" height="13" rx="3" fill="currentColor" />
        <path d="M8 4.6v4M8 11.2v.1" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
    )
  return (
    <svg
      viewBox="0 0 16 16"
      className={cn('size-3.5 shrink-0', priority === 'high' ? 'text-poor-fill' : 'text-ink-faint', className)}
      aria-hidden
    >
      {bars.map((bar, at) => (
        <path key={bar} d={bar} stroke="currentColor" strokeWidth="2.6" strokeLinecap="round" opacity={at < lit[priority] ? 1 : 0.25} />
      ))}
    </svg>
  )
}

/** A priority as shape and word. */
export function PriorityBadge({ priority }: { priority: TicketPriority }) {
  const { t } = useTranslation()
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 align-middle',
        priority === 'urgent' ? 'font-medium text-critical' : 'text-ink-muted',
      )}
    >
      <PriorityMark priority={priority} /> {t(`tickets.priorities.${priority}`)}
    </span>
  )
}
