import { useTranslation } from 'react-i18next'
import type { DeviceType, StaleKey } from '@/api/types'
import { metricName } from './DeviceCharts'
import { StaleNote } from './StaleNote'

/** The metrics a device stopped sending, beside what cost it points. */
export function StaleKeys({ keys, type, zone }: { keys: StaleKey[]; type?: DeviceType; zone?: string }) {
  const { t } = useTranslation()
  if (keys.length === 0) return null
  return (
    <ul aria-label={t('devices.staleKeys')} className="mt-4 border-t text-sm">
      {keys.map((stale) => (
        <li key={stale.metric} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b py-2 last:border-b-0 last:pb-0">
          <span className="font-medium">{nameOf(stale.metric, type, (builtIn) => t(`metric.${builtIn}`))}</span>
          <StaleNote stale={stale} zone={zone} />
        </li>
      ))}
    </ul>
  )
}

type BuiltIn = 'battery' | 'signal' | 'temperature'

const builtIn: readonly string[] = ['battery', 'signal', 'temperature'] satisfies BuiltIn[]

/** What people call a metric: its own label, where its type gives it one. */
function nameOf(metric: string, type: DeviceType | undefined, usual: (metric: BuiltIn) => string): string {
  if (builtIn.includes(metric)) return usual(metric as BuiltIn)
  return type?.metrics.find(({ name }) => name === metric)?.label ?? metricName(metric)
}
