import { ends, type Span } from './series'

export const rollingRanges = { '1h': 3_600, '6h': 21_600, '24h': 86_400, '7d': 604_800, '30d': 2_592_000 } as const

export type RollingRange = keyof typeof rollingRanges

/** The part of the address that says which stretch of time the charts show. */
export interface RangeSearch {
  range?: string
  from?: string
  to?: string
}

const shortest = 60_000

/** Reads a range from the address; nonsense falls back to the last day. */
export function readRange({ range, from, to }: RangeSearch): Span & { name: RollingRange | 'fixed' } {
  const [start, end] = [Date.parse(from ?? ''), Date.parse(to ?? '')]
  if (end - start >= shortest) return { name: 'fixed', from: start, to: end }
  const name = range && range in rollingRanges ? (range as RollingRange) : '24h'
  return { name, seconds: rollingRanges[name] }
}

export function fixedRange(from: number, to: number): RangeSearch {
  const end = Math.max(to, from + shortest)
  return { from: new Date(from).toISOString(), to: new Date(end).toISOString() }
}

/** The same length earlier (−1) or later (+1) by half of itself. */
export function shifted(span: Span, direction: -1 | 1, now: number): RangeSearch {
  const { from, to } = ends(span, now)
  const by = (direction * (to - from)) / 2
  if (to + by > now) return fixedRange(now - (to - from), now)
  return fixedRange(from + by, to + by)
}

/** Twice the length around the same middle, never into the future. */
export function widened(span: Span, now: number): RangeSearch {
  const { from, to } = ends(span, now)
  const half = (to - from) / 2
  return fixedRange(from - half, Math.min(now, to + half))
}
