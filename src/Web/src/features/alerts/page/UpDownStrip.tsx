import { useTranslation } from 'react-i18next'
import type { Alert, TimelineEntry } from '@/api/types'
import { Panel } from '@/components/Panel'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { absoluteTime, clockTime, dayName, duration } from '@/lib/time'
import { FlappingBadge } from '../queue/columns'
import { beganAt, isActive } from '../states'
import { rangeOf, secondsDown, spansOf, timesBegun } from './strip'

interface UpDownStripProps {
  alert: Alert
  entries: TimelineEntry[]
  zone?: string
}

/** When the alert went on and when it did not, as a strip of time that ends now. */
export function UpDownStrip({ alert, entries, zone }: UpDownStripProps) {
  const { t } = useTranslation()
  const now = useNow((at) => Math.floor(at / 10_000) * 10_000)
  const spans = spansOf(entries, beganAt(alert), now)
  const { from, until } = rangeOf(spans, now)
  const place = (at: number) => `${((at - from) / (until - from)) * 100}%`
  const times = timesBegun(entries)
  return (
    <Panel title={t('alerts.strip.title')} aside={t('alerts.strip.sum', { count: times, times, lasting: duration(secondsDown(spans)) })}>
      <div
        className="relative h-7 overflow-hidden rounded-md bg-healthy-soft"
        role="img"
        aria-label={t('alerts.strip.label', { count: times, times })}
      >
        {spans.map((span) => (
          <span
            key={span.from}
            title={`${absoluteTime(span.from, zone)} – ${absoluteTime(span.until, zone)}`}
            className={cn('absolute inset-y-0 min-w-0.5', span.isFlapping ? 'flapping-stripes' : 'bg-critical-fill')}
            style={{ left: place(span.from), width: `calc(${place(span.until)} - ${place(span.from)})` }}
          />
        ))}
      </div>
      <div className="figures mt-1.5 flex justify-between text-xs text-ink-faint">
        <span>
          {dayName(from, now, zone)}, {clockTime(from, zone)}
        </span>
        <span className="flex items-center gap-2">
          {alert.isFlapping && <FlappingBadge />}
          {isActive(alert.state) ? t('alerts.strip.now') : t('alerts.strip.over')}
        </span>
      </div>
    </Panel>
  )
}
