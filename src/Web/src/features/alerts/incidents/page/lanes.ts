import type { AlertLine, Incident } from '@/api/types'
import { beganAt, isActive, rankOf, type Rank } from '../../states'

/** From when until when an alert of an incident went on. */
export interface Lane {
  id: string
  from: number
  until: number
  rank: Rank
  goesOn: boolean
  /** When somebody took care of it. */
  takenAt?: number
}

/** A stretch of an incident's time in which it was at one place of its lifecycle. */
export interface Phase {
  state: 'open' | 'mitigated' | 'resolved'
  from: number
  until: number
}

const moment = (at: string | null | undefined) => (at ? Date.parse(at) : undefined)

/** The alerts as bars of time, those that began first on top. */
export function lanesOf(lines: Pick<AlertLine, 'alert'>[], now: number): Lane[] {
  return lines
    .map(({ alert }) => {
      const from = Date.parse(beganAt(alert))
      const goesOn = isActive(alert.state)
      return {
        id: alert.id,
        from,
        until: Math.max(from, goesOn ? now : (moment(alert.resolvedAt) ?? moment(alert.closedAt) ?? now)),
        rank: rankOf(alert.severity),
        goesOn,
        takenAt: moment(alert.acknowledgedAt),
      }
    })
    .sort((a, b) => a.from - b.from || a.until - b.until)
}

type Times = Pick<Incident, 'openedAt' | 'mitigatedAt' | 'resolvedAt' | 'reviewedAt'>

/** The places of its lifecycle one after the other; what is open or mitigated lasts until now. */
export function phasesOf({ openedAt, mitigatedAt, resolvedAt, reviewedAt }: Times, now: number): Phase[] {
  const [opened, mitigated, resolved] = [Date.parse(openedAt), moment(mitigatedAt), moment(resolvedAt)]
  const end = moment(reviewedAt) ?? (resolved === undefined ? now : Math.min(now, resolved + (resolved - opened) * 0.1))
  const phases: Phase[] = [
    { state: 'open', from: opened, until: mitigated ?? resolved ?? now },
    ...(mitigated === undefined ? [] : [{ state: 'mitigated' as const, from: mitigated, until: resolved ?? now }]),
    ...(resolved === undefined ? [] : [{ state: 'resolved' as const, from: resolved, until: Math.max(resolved, end) }]),
  ]
  return phases.filter(({ from, until }) => until > from)
}

const leastStretch = 10 * 60_000

/** The stretch of time a picture of it shows: all of it, with room around. Days after its end are left out. */
export function stretchOf(incident: Times, lanes: Lane[], moments: number[], now: number): { from: number; until: number } {
  const opened = Date.parse(incident.openedAt)
  const ends = [...lanes.map(({ until }) => until), moment(incident.mitigatedAt), moment(incident.resolvedAt), ...moments]
  const last = incident.resolvedAt ? Math.max(opened, ...ends.filter((at) => at !== undefined)) : now
  const first = Math.min(opened, ...lanes.map(({ from }) => from))
  const length = Math.max(leastStretch, last - first)
  return { from: first - length * 0.03, until: Math.min(first + length * 1.05, Math.max(now, first + length)) }
}

/** Seconds until it did no harm any more, and until it was over. */
export function secondsTo({ openedAt, mitigatedAt, resolvedAt }: Times): { mitigated?: number; resolved?: number } {
  const opened = Date.parse(openedAt)
  const since = (at: string | null) => (at ? (Date.parse(at) - opened) / 1000 : undefined)
  return { mitigated: since(mitigatedAt), resolved: since(resolvedAt) }
}
