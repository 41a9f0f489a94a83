import type { Drop } from '@/api/types'

const day = 86_400_000

/** How far back one can look. */
export const span = { '24h': day, '7d': 7 * day, '30d': 30 * day, '90d': 90 * day }
export type DropsRange = keyof typeof span
export const ranges = Object.keys(span) as DropsRange[]

/** What came twice or had ended is no loss: it was acknowledged. */
const harmless = new Set(['reading.duplicate', 'reading.stale-marker'])

/** Everything that was not kept for one reason. */
export interface Reason {
  code: string
  isLoss: boolean
  count: number
  lastAt: string
  example: string
  /** How much in each part of the time looked at, oldest first. */
  bars: number[]
}

export const barCount = 48

/** Hours as reasons: losses before what is harmless, and the most frequent first. */
export function byReason(drops: Drop[], from: number, to: number): Reason[] {
  const reasons = new Map<string, Reason>()
  for (const { reason: code, hourAt, count, lastAt, example } of drops) {
    const reason = reasons.get(code) ?? {
      code,
      isLoss: !harmless.has(code),
      count: 0,
      lastAt,
      example,
      bars: Array.from({ length: barCount }, () => 0),
    }
    reasons.set(code, reason)
    reason.count += count
    const at = Math.floor(((Date.parse(hourAt) - from) / (to - from)) * barCount)
    const bar = Math.min(barCount - 1, Math.max(0, at))
    reason.bars[bar] = reason.bars[bar]! + count
    if (Date.parse(lastAt) > Date.parse(reason.lastAt)) Object.assign(reason, { lastAt, example })
  }
  return [...reasons.values()].sort((a, b) => Number(b.isLoss) - Number(a.isLoss) || b.count - a.count)
}
