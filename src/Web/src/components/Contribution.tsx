import { cn } from '@/lib/cn'

interface ContributionProps {
  label: string
  /** What it adds or takes away, as it is written. */
  text: string
  /** Whether it speaks for the worse; left out, for neither. */
  worse?: boolean
  /** How much of the largest it is, from 0 to 1, drawn below. */
  share?: number
  /** What all of them come to. */
  strong?: boolean
}

/** One line of a sum that explains itself, for a description list. */
export function Contribution({ label, text, worse, share, strong }: ContributionProps) {
  return (
    <div className={cn('grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3', strong && 'border-t pt-1 font-semibold')}>
      <dt className={cn('min-w-0', !strong && 'text-ink-muted')}>{label}</dt>
      <dd className={cn('figures', worse === true && 'text-poor', worse === false && 'text-healthy')}>{text}</dd>
      {share !== undefined && (
        <span aria-hidden className="col-span-2 h-1 rounded-full bg-sunken">
          <span
            className={cn('block h-full min-w-0.5 rounded-full', worse ? 'bg-poor-fill' : 'bg-healthy-fill')}
            style={{ width: `${Math.round(100 * share)}%` }}
          />
        </span>
      )}
    </div>
  )
}
