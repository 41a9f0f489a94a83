import { useTranslation } from 'react-i18next'
import type { Device, DeviceType } from '@/api/types'
import { Flash } from '@/components/Flash'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { withUnit } from '@/lib/number'
import { metricName } from './DeviceCharts'

/** The newest reading, value by value, with its age. */
export function LatestReading({ device, type, zone }: { device: Device; type?: DeviceType; zone?: string }) {
  const { t } = useTranslation()
  const { latest } = device
  const unitOf = (metric: string) => type?.metrics.find((one) => one.name === metric)?.unit
  const values = latest && [
    { name: t('metric.battery'), value: latest.battery, unit: unitOf('battery') ?? '%' },
    { name: t('metric.signal'), value: latest.signal, unit: unitOf('signal') ?? 'dBm' },
    { name: t('metric.temperature'), value: latest.temperature, unit: unitOf('temperature') ?? '°C' },
    ...Object.entries(latest.metrics ?? {}).map(([metric, value]) => ({ name: metricName(metric), value, unit: unitOf(metric) })),
  ]
  return (
    <Panel title={t('devices.latest')} aside={latest && <Time at={latest.at} zone={zone} />} flush={values !== null}>
      {values ? (
        <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-b-lg bg-line">
          {values
            .filter(({ value }) => value !== null)
            .map(({ name, value, unit }) => (
              <div key={name} className="bg-surface px-4 py-2.5 last:odd:col-span-2">
                <dt className="truncate text-xs text-ink-muted">{name}</dt>
                <dd className="figures mt-0.5 text-lg font-semibold">
                  <Flash value={value}>{withUnit(value, unit)}</Flash>
                </dd>
              </div>
            ))}
        </dl>
      ) : (
        <p className="text-sm text-ink-muted">{t('devices.silent')}</p>
      )}
    </Panel>
  )
}
