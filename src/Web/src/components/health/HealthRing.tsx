import type { HealthBand } from '@/api/types'
import { cn } from '@/lib/cn'
import { bandShape } from './bands'

const radius = 26
const length = 2 * Math.PI * radius

/** The score as a ring; the number inside is the figure, the ring its share of 100. */
export function HealthRing({ band, score, className }: { band: HealthBand; score: number | null; className?: string }) {
  return (
    <svg viewBox="0 0 64 64" className={cn('size-16 shrink-0', className)} aria-hidden>
      <circle cx="32" cy="32" r={radius} fill="none" stroke="var(--sunken)" strokeWidth="6" />
      <circle
        cx="32"
        cy="32"
        r={radius}
        fill="none"
        className={bandShape[band]}
        stroke="currentColor"
        strokeWidth="6"
        strokeLinecap="round"
        strokeDasharray={score === null ? '3 8' : `${(Math.max(score, 1) / 100) * length} ${length}`}
        transform="rotate(-90 32 32)"
        style={{ transition: 'stroke-dasharray 150ms' }}
      />
      <text
        x="32"
        y="32.5"
        textAnchor="middle"
        dominantBaseline="central"
        className="figures fill-current text-ink"
        fontSize="21"
        fontWeight="650"
      >
        {score === null ? '–' : Math.round(score)}
      </text>
    </svg>
  )
}
