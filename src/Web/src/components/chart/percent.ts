import type { SeriesPoint } from '@/api/types'

/** From how near to it, in percent points, an axis ends at nothing or at all instead of at the next round number. */
const near = 20

/** Where an axis of percentages ends: never beyond what a share can be, unless something measured is. */
export function endsOfPercent(points: SeriesPoint[]): { min?: number; max?: number } {
  const least = Math.min(...points.map((point) => point.min))
  const most = Math.max(...points.map((point) => point.max))
  return { ...(least >= 0 && least < near && { min: 0 }), ...(most <= 100 && most > 100 - near && { max: 100 }) }
}
