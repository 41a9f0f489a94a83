import { cn } from '@/lib/cn'
import { withUnit } from '@/lib/number'

/** How probable a failure is, as a figure and its share of a bar. */
export function Probability({ value, className, loud }: { value: number; className?: string; loud?: boolean }) {
  const percent = Math.round(value * 100)
  return (
    <span className={cn('figures inline-flex items-center gap-2', className)}>
      <span className={cn('min-w-[4ch] text-right', loud && 'font-semibold')}>{withUnit(percent, '%')}</span>
      <span className="h-1.5 w-16 overflow-hidden rounded-full bg-sunken ring-1 ring-line ring-inset" aria-hidden>
        <span className={cn('block h-full rounded-full', loud ? 'bg-poor-fill' : 'bg-ink-faint')} style={{ width: `${percent}%` }} />
      </span>
    </span>
  )
}
