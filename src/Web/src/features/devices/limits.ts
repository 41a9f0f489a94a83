import type { DeviceType } from '@/api/types'
import type { Limits } from '@/components/chart/limits'

/** Between what each metric of a type should stay, by the metric's name; metrics without limits are left out. */
export function limitsOf(type: DeviceType | undefined): Map<string, Limits> {
  const limits = new Map<string, Limits>()
  if (!type) return limits
  for (const { name, min, max } of [...type.metrics, { name: 'temperature', min: type.temperatureMin, max: type.temperatureMax }])
    if (min !== null || max !== null) limits.set(name, { min, max })
  return limits
}
