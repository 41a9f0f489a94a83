import { useTranslation } from 'react-i18next'
import type { Anomaly } from '@/api/types'
import { Popover } from '@/components/Popover'
import { Time } from '@/components/Time'
import { withUnit } from '@/lib/number'

interface AnomalyListProps {
  anomalies: Anomaly[]
  unit: string | null
  zone?: string
  onZoom(from: number, to: number): void
}

/** How much of the time around an anomaly is shown when one looks at it. */
const aside = 3_600_000

/** The anomalies marked in a chart as words: what was read, what was expected, when. Choosing one zooms to it. */
export function AnomalyList({ anomalies, unit, zone, onZoom }: AnomalyListProps) {
  const { t } = useTranslation()
  if (anomalies.length === 0) return null
  const label = t('charts.anomalies', { count: anomalies.length })
  return (
    <Popover
      label={label}
      trigger={
        <button type="button" className="flex items-center gap-1.5 rounded-sm text-xs text-ink-muted hover:text-ink">
          <AnomalyMark /> {label}
        </button>
      }
    >
      <ul className="max-h-72 overflow-y-auto p-1">
        {anomalies.toReversed().map((anomaly) => {
          const at = Date.parse(anomaly.at)
          return (
            <li key={anomaly.at}>
              <button
                type="button"
                className="figures grid w-full gap-0.5 rounded-md px-2 py-1.5 text-left hover:bg-hover"
                onClick={() => onZoom(at - aside, Math.min(Date.now(), at + aside))}
              >
                <span className="font-medium">{withUnit(anomaly.value, unit)}</span>
                <span className="text-xs text-ink-muted">
                  {t('charts.expected', { value: withUnit(anomaly.expected, unit) })} · <Time at={anomaly.at} zone={zone} />
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Popover>
  )
}

/** The shape of an anomaly, as it stands in charts. */
export function AnomalyMark() {
  return (
    <svg viewBox="0 0 10 10" className="size-2.5 fill-surface stroke-ink" aria-hidden>
      <path d="M5 1 9 5 5 9 1 5Z" strokeWidth="1.5" />
    </svg>
  )
}
