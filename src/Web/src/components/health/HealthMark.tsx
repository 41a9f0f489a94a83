import type { HealthBand } from '@/api/types'
import { cn } from '@/lib/cn'
import { bandShape } from './bands'
import { bandShapes, hollowDashes } from './shapes'

/** The mark of a health band: each differs in outline, so that colour is never the only sign. */
export function HealthMark({ band, className }: { band: HealthBand; className?: string }) {
  const { body, sign, hollow } = bandShapes[band]
  return (
    <svg viewBox="0 0 16 16" className={cn('size-3.5 shrink-0', bandShape[band], className)} aria-hidden data-band={band}>
      <path
        d={body}
        fill={hollow ? 'none' : 'currentColor'}
        stroke={hollow && 'currentColor'}
        strokeWidth={hollow && 1.6}
        strokeDasharray={hollow && hollowDashes.join(' ')}
      />
      {sign && (
        <path
          d={sign}
          fill="none"
          stroke={hollow ? 'currentColor' : 'var(--surface)'}
          strokeWidth={hollow ? 2.8 : 1.6}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </svg>
  )
}
