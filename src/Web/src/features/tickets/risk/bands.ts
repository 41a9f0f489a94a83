import type { RiskBand } from '@/api/types'

/** The likeliest first. */
export const riskBands: RiskBand[] = ['critical', 'high', 'medium', 'low']

/** The band of a probability in percent; the same limits as the server's. */
export const bandOf = (percent: number): RiskBand =>
  percent >= 80 ? 'critical' : percent >= 70 ? 'high' : percent >= 40 ? 'medium' : 'low'

export const riskText: Record<RiskBand, string> = {
  low: 'text-ink-muted',
  medium: 'text-warning',
  high: 'text-poor',
  critical: 'text-critical',
}
export const riskFill: Record<RiskBand, string> = {
  low: 'text-unknown-fill',
  medium: 'text-warning-fill',
  high: 'text-poor-fill',
  critical: 'text-critical-fill',
}

/** How full the mark of a band is, of four: its shape says what its colour does. */
export const riskLevel: Record<RiskBand, number> = { low: 1, medium: 2, high: 3, critical: 4 }
