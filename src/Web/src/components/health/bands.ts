import type { HealthBand } from '@/api/types'

/** Bands from best to worst; silence comes last because it is not a verdict. */
export const bands: HealthBand[] = ['healthy', 'warning', 'poor', 'critical', 'unknown']

/** Bands in the order a person should look at them. */
export const worstFirst: HealthBand[] = ['critical', 'poor', 'warning', 'unknown', 'healthy']

export const bandText: Record<HealthBand, string> = {
  healthy: 'text-healthy',
  warning: 'text-warning',
  poor: 'text-poor',
  critical: 'text-critical',
  unknown: 'text-unknown',
}

export const bandSoft: Record<HealthBand, string> = {
  healthy: 'bg-healthy-soft',
  warning: 'bg-warning-soft',
  poor: 'bg-poor-soft',
  critical: 'bg-critical-soft',
  unknown: 'bg-unknown-soft',
}

/** For shapes, which may be brighter than words. */
export const bandShape: Record<HealthBand, string> = {
  healthy: 'text-healthy-fill',
  warning: 'text-warning-fill',
  poor: 'text-poor-fill',
  critical: 'text-critical-fill',
  unknown: 'text-unknown-fill',
}

export const bandFill: Record<HealthBand, string> = {
  healthy: 'bg-healthy-fill',
  warning: 'bg-warning-fill',
  poor: 'bg-poor-fill',
  critical: 'bg-critical-fill',
  unknown: 'bg-unknown-fill',
}
