import type { PredictionReason } from '@/api/types'

/** A reason and the share it has in a prediction, in whole percent; `text` is null for all that is too small to be told. */
export interface Share {
  percent: number
  text: string | null
}

/** What rounding alone may leave over. */
const noise = 2

/** The reasons' shares in percent, with what they leave over as a last one: together always a hundred. */
export function sharesOf(reasons: PredictionReason[]): Share[] {
  const shares: Share[] = reasons.map(({ contribution, text }) => ({ percent: Math.round(contribution * 100), text }))
  const rest = 100 - shares.reduce((sum, { percent }) => sum + percent, 0)
  if (shares.length === 0) return shares
  // Rounding each by itself may give or take a point or two; the weightiest does not notice.
  if (rest <= noise) shares[0]!.percent += rest
  else shares.push({ percent: rest, text: null })
  return shares
}
