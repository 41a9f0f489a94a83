import type { TimelineEntry } from '@/api/types'

/** From when until when an alert went on, or begun and ended all the time. */
export interface Span {
  from: number
  until: number
  isFlapping: boolean
}

const begins = new Set(['alert.opened.v1', 'alert.recurred.v1', 'alert.reopened.v1'])
const ends = new Set(['alert.ended.v1', 'alert.resolved.v1'])

/** When an alert went on, as its history tells; the first began when its source says. */
export function spansOf(entries: Pick<TimelineEntry, 'at' | 'kind'>[], startsAt: string, now: number): Span[] {
  const spans: Span[] = []
  let from: number | undefined
  let isFlapping = false
  const end = (at: number) => {
    if (from !== undefined && at > from) spans.push({ from, until: at, isFlapping })
    from = undefined
  }
  for (const { at, kind } of [...entries].reverse()) {
    const moment = Date.parse(at)
    if (begins.has(kind) && from === undefined) from = spans.length === 0 ? Math.min(moment, Date.parse(startsAt)) : moment
    else if (ends.has(kind)) {
      end(moment)
      isFlapping = false
    } else if (kind === 'alert.flapped.v1' || kind === 'alert.calmed.v1') {
      end(moment)
      isFlapping = kind === 'alert.flapped.v1'
      from = moment
    }
  }
  end(now)
  return spans
}

/** How often it began. */
export const timesBegun = (entries: Pick<TimelineEntry, 'kind'>[]) =>
  entries.filter(({ kind }) => kind === 'alert.opened.v1' || kind === 'alert.recurred.v1').length

/** How long it went on altogether, in seconds. */
export const secondsDown = (spans: Span[]) => spans.reduce((sum, { from, until }) => sum + (until - from) / 1000, 0)

const leastRange = 30 * 60_000

/** The stretch of time the strip shows: all of it, with room around. */
export function rangeOf(spans: Span[], now: number): { from: number; until: number } {
  const from = Math.min(...spans.map((span) => span.from), now)
  const length = Math.max(leastRange, now - from)
  return { from: now - length * 1.05, until: now }
}
