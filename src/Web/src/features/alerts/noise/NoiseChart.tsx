import { useTranslation } from 'react-i18next'
import type { Effectiveness } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { bucketsOf, type Bucket } from './figures'

const days = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
const hours = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })

const manyHours = 8 * 24 * 3_600_000

/** A bar for each hour or day: as high as what began, filled as far as people were told of it. */
export function NoiseChart({ report }: { report: Effectiveness }) {
  const { t } = useTranslation()
  const [from, to] = [Date.parse(report.from), Date.parse(report.to)]
  const size = to - from > manyHours ? 'day' : 'hour'
  const buckets = bucketsOf(report.hours, from, to, size)
  const most = Math.max(1, ...buckets.map(({ alerts, notifications }) => Math.max(alerts, notifications)))
  const name = (at: number) => (size === 'day' ? days : hours).format(at)
  const told = ({ at, alerts, notifications }: Bucket) =>
    t('noise.chart.point', { at: name(at), alerts: figure(alerts), notifications: figure(notifications) })
  const key = 'inline-block size-2.5 rounded-[2px]'
  return (
    <Panel
      title={t(`noise.chart.${size}`)}
      aside={
        <span className="flex items-center gap-3">
          <span className="flex items-center gap-1.5">
            <span className={`${key} border border-unknown-fill bg-unknown-soft`} aria-hidden /> {t('noise.figures.alerts')}
          </span>
          <span className="flex items-center gap-1.5">
            <span className={`${key} bg-accent`} aria-hidden /> {t('noise.figures.notifications')}
          </span>
        </span>
      }
    >
      <figure className="grid grid-cols-[auto_1fr] gap-x-2">
        <div aria-hidden className="figures flex h-32 flex-col justify-between text-right text-xs text-ink-faint">
          <span>{figure(most)}</span>
          <span>0</span>
        </div>
        <ol className="flex h-32 min-w-0 items-end border-y">
          {buckets.map((bucket) => (
            <li
              key={bucket.at}
              title={told(bucket)}
              className="relative h-full min-w-0 grow basis-0 px-[0.5px] hover:bg-hover"
              aria-label={bucket.alerts + bucket.notifications > 0 ? told(bucket) : undefined}
              aria-hidden={bucket.alerts + bucket.notifications === 0 || undefined}
            >
              <span
                className="absolute inset-x-[0.5px] bottom-0 border-t border-unknown-fill bg-unknown-soft"
                style={{ height: `${(bucket.alerts / most) * 100}%` }}
              />
              <span className="absolute inset-x-[18%] bottom-0 bg-accent" style={{ height: `${(bucket.notifications / most) * 100}%` }} />
            </li>
          ))}
        </ol>
        <figcaption className="figures col-start-2 mt-1 flex justify-between text-xs text-ink-faint">
          <span>{name(buckets[0]!.at)}</span>
          <span>{name(buckets.at(-1)!.at)}</span>
        </figcaption>
      </figure>
    </Panel>
  )
}
