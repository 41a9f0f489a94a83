import type { SeriesPoint } from '@/api/types'

interface AvailabilityStripProps {
  label: string
  points: SeriesPoint[]
  stepSeconds: number
  from: number
  to: number
  gap: number
}

/** When a device was on line, off line, or silent, on the time axis of the charts below. */
export function AvailabilityStrip({ label, points, stepSeconds, from, to, gap }: AvailabilityStripProps) {
  const span = to - from
  const stretches = joinStretches(points, stepSeconds * 1000, gap)
  return (
    <svg
      role="img"
      aria-label={label}
      className="ml-11 block h-3 w-[calc(100%-56px)] rounded-sm"
      preserveAspectRatio="none"
      viewBox="0 0 1000 12"
    >
      <rect width="1000" height="12" fill="var(--sunken)" />
      {stretches.map((stretch) => {
        const x = Math.max(0, ((stretch.from - from) / span) * 1000)
        const end = Math.min(1000, ((stretch.to - from) / span) * 1000)
        if (end <= x) return null
        const fill =
          stretch.state === 'on' ? 'var(--healthy-fill)' : stretch.state === 'off' ? 'var(--critical-fill)' : 'var(--warning-fill)'
        return (
          <rect
            key={stretch.from}
            x={x}
            y={stretch.state === 'on' ? 4 : 0}
            width={Math.max(end - x, 1.5)}
            height={stretch.state === 'on' ? 4 : 12}
            fill={fill}
          />
        )
      })}
    </svg>
  )
}

interface Stretch {
  from: number
  to: number
  state: 'on' | 'off' | 'mixed'
}

/** Neighbouring buckets of the same state become one stretch; silence stays empty. */
export function joinStretches(points: SeriesPoint[], step: number, gap: number): Stretch[] {
  const stretches: Stretch[] = []
  for (const point of points) {
    const at = Date.parse(point.at)
    const state = point.min >= 1 ? 'on' : point.max <= 0 ? 'off' : 'mixed'
    const last = stretches.at(-1)
    const near = last && at - last.to <= gap
    if (near && last.state === state) last.to = at + step
    else {
      if (near) last.to = at
      stretches.push({ from: at, to: at + step, state })
    }
  }
  return stretches
}
