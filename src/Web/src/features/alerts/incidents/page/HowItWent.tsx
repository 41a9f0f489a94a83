import { MessageSquare } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertLine, IncidentLine, IncidentUpdate } from '@/api/types'
import { Button } from '@/components/Button'
import { tickLabel, timeTicks } from '@/components/chart/ticks'
import { Panel } from '@/components/Panel'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { figure } from '@/lib/number'
import { absoluteTime, duration } from '@/lib/time'
import { SeverityMark } from '../../SeverityMark'
import { spoken, type Rank } from '../../states'
import { incidentFill } from '../states'
import { lanesOf, phasesOf, secondsTo, stretchOf } from './lanes'

const shownAtFirst = 8

const fills: Record<Rank, string> = {
  critical: 'bg-critical-fill',
  high: 'bg-poor-fill',
  medium: 'bg-warning-fill',
  low: 'bg-unknown-fill',
}

interface HowItWentProps {
  line: IncidentLine
  alerts: AlertLine[]
  said: IncidentUpdate[]
  zone?: string
}

/** The incident as a picture of its time: what it was when, what was said when, and which alerts went on from when until when. */
export function HowItWent({ line: { incident }, alerts, said, zone }: HowItWentProps) {
  const { t } = useTranslation()
  const now = useNow((at) => Math.floor(at / 10_000) * 10_000)
  const [all, showAll] = useState(false)
  const lanes = lanesOf(alerts, now)
  const byId = new Map(alerts.map((one) => [one.alert.id, one]))
  const { from, until } = stretchOf(
    incident,
    lanes,
    said.map(({ at }) => Date.parse(at)),
    now,
  )
  const place = (at: number) => `${(Math.min(1, Math.max(0, (at - from) / (until - from))) * 100).toFixed(3)}%`
  const bar = (begin: number, end: number) => ({ left: place(begin), width: `calc(${place(end)} - ${place(begin)})` })
  const ticks = timeTicks(from, until, 4, zone)
  const { mitigated, resolved } = secondsTo(incident)
  const shown = all ? lanes : lanes.slice(0, shownAtFirst)
  const row = 'grid grid-cols-[88px_minmax(0,1fr)] items-center gap-3 sm:grid-cols-[minmax(120px,220px)_minmax(0,1fr)]'
  return (
    <Panel
      title={t('incidents.went.title')}
      aside={
        <span className="figures">
          {resolved !== undefined
            ? t('incidents.went.resolvedAfter', { after: duration(resolved) })
            : mitigated !== undefined
              ? t('incidents.went.mitigatedAfter', { after: duration(mitigated) })
              : t('incidents.went.since', { lasting: duration(Math.max(0, (now - Date.parse(incident.openedAt)) / 1000)) })}
        </span>
      }
    >
      <div className={row}>
        <span className="text-sm font-medium">{t('incidents.went.incident')}</span>
        <div className="relative h-6" role="img" aria-label={t('incidents.went.title')}>
          {phasesOf(incident, now).map(({ state, from: begin, until: end }) => (
            <span
              key={state}
              title={`${t(`incidents.states.${state}`)}: ${absoluteTime(begin, zone)} – ${absoluteTime(end, zone)}`}
              className={cn('absolute inset-y-1 min-w-0.5 rounded-[2px]', incidentFill[state], state === 'resolved' && 'opacity-40')}
              style={bar(begin, end)}
            />
          ))}
          {said.map(({ id, at, text, authorName }) => (
            <span
              key={id}
              title={`${absoluteTime(at, zone)} ${authorName ?? ''}: ${text}`}
              className="absolute top-0.5 -ml-2.5 grid size-5 place-items-center rounded-full border bg-surface text-ink"
              style={{ left: place(Date.parse(at)) }}
            >
              <MessageSquare className="size-3" aria-hidden />
            </span>
          ))}
        </div>
      </div>
      <ul className="mt-1 grid gap-1">
        {shown.map((lane) => {
          const { alert, deviceName } = byId.get(lane.id)!
          const name = [spoken(alert.name), deviceName].filter(Boolean).join(', ')
          const told = `${name}: ${absoluteTime(lane.from, zone)} – ${lane.goesOn ? t('incidents.went.now') : absoluteTime(lane.until, zone)}`
          return (
            <li key={lane.id} className={row}>
              <span className="flex min-w-0 items-center gap-1.5 text-xs text-ink-muted" title={name}>
                <SeverityMark severity={alert.severity} className="size-3" />
                <span className="truncate">{deviceName ?? alert.annotations.summary ?? spoken(alert.name)}</span>
              </span>
              <div className="relative h-4 rounded-sm bg-sunken" role="img" aria-label={told} title={told}>
                <span
                  className={cn('absolute inset-y-0.5 min-w-1 rounded-[2px]', fills[lane.rank], alert.isFlapping && 'flapping-stripes')}
                  style={bar(lane.from, lane.until)}
                />
                {lane.takenAt !== undefined && lane.takenAt > lane.from && lane.takenAt < lane.until && (
                  <span
                    title={`${t('alerts.acknowledged')}: ${absoluteTime(lane.takenAt, zone)}`}
                    className="absolute inset-y-0 w-0.5 bg-ink"
                    style={{ left: place(lane.takenAt) }}
                  />
                )}
              </div>
            </li>
          )
        })}
      </ul>
      <div className={cn(row, 'mt-1 h-4')} aria-hidden>
        <span />
        <div className="figures relative text-xs text-ink-faint">
          {ticks.map((at) => (
            <span key={at} className="absolute -translate-x-1/2" style={{ left: place(at) }}>
              {tickLabel(at, until - from, zone)}
            </span>
          ))}
        </div>
      </div>
      {lanes.length > shown.length && (
        <Button size="sm" look="ghost" className="mt-2" onClick={() => showAll(true)}>
          {t('incidents.went.more', { count: lanes.length - shown.length, alerts: figure(lanes.length - shown.length) })}
        </Button>
      )}
    </Panel>
  )
}
