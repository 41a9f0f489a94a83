import type { SeriesPoint } from '@/api/types'

export type Dot = [at: number, value: number | null]

/** Points as dots, broken by an empty one wherever silence lasted longer than `gap` milliseconds, so that no line is drawn over what nobody measured. */
export function withGaps(points: SeriesPoint[], gap: number, value: (point: SeriesPoint) => number): Dot[] {
  const dots: Dot[] = []
  let before: number | undefined
  for (const point of points) {
    const at = Date.parse(point.at)
    if (before !== undefined && at - before > gap) dots.push([before + 1, null])
    dots.push([at, value(point)])
    before = at
  }
  return dots
}

/** Dots with silence on both sides, which no line leads to. */
export const loneDots = (dots: Dot[]): Dot[] =>
  dots.filter(([, value], place) => value !== null && (dots[place - 1]?.[1] ?? null) === null && (dots[place + 1]?.[1] ?? null) === null)

/** How long silence must last to be a gap: two and a half times what is expected, in buckets or in readings. */
export function gapLength(stepSeconds: number, expectedIntervalSeconds: number): number {
  return 2.5 * Math.max(stepSeconds, expectedIntervalSeconds) * 1000
}
