import type { Anomaly, SeriesPoint } from '@/api/types'
import { i18next } from '@/i18n'
import { withUnit } from '@/lib/number'
import { absoluteTime } from '@/lib/time'
import { limitBeyond, type Limits } from './limits'

interface Shown {
  points: SeriesPoint[]
  anomalies: Anomaly[]
  limits?: Limits
  unit: string | null
  zone?: string
  /** How far from the crosshair, in milliseconds, an anomaly is still pointed at. */
  reach: number
}

/** What the crosshair stands on, as an element: text goes in as text, never as markup. */
export function tooltipCard(params: unknown, { points, anomalies, limits, unit, zone, reach }: Shown): HTMLElement | string {
  const mean = (params as { seriesId: string; value?: [number, number | null] }[]).find((one) => one.seriesId === 'mean')
  const at = mean?.value?.[0]
  const point = at === undefined ? undefined : points.find((one) => Date.parse(one.at) === at)
  if (at === undefined || !point) return ''
  const card = newCard()
  line(card, withUnit(point.avg, unit), 'text-sm font-semibold text-ink')
  if (point.count > 1) line(card, `${withUnit(point.min)} … ${withUnit(point.max, unit)} · ${point.count}×`)
  line(card, absoluteTime(point.at, zone))
  const limit = limits && (limitBeyond(limits, point.max) ?? limitBeyond(limits, point.min))
  if (limit !== undefined)
    line(card, i18next.t('charts.beyond', { limit: withUnit(limit, unit) }), 'mt-1 border-t border-line pt-1 text-critical')
  const unusual = nearest(anomalies, at, reach)
  if (unusual) {
    const words = { value: withUnit(unusual.value, unit), expected: withUnit(unusual.expected, unit) }
    line(card, i18next.t('charts.unusual', words), 'mt-1 border-t border-line pt-1 text-ink')
    line(card, absoluteTime(unusual.at, zone))
  }
  return card
}

/** The anomaly closest to an instant, if there is one within reach. */
export function nearest(anomalies: Anomaly[], at: number, reach: number): Anomaly | undefined {
  const away = (one: Anomaly) => Math.abs(Date.parse(one.at) - at)
  const closest = anomalies.reduce<Anomaly | undefined>((best, one) => (best && away(best) <= away(one) ? best : one), undefined)
  return closest && away(closest) <= reach ? closest : undefined
}

/** An empty card, as charts show one below their crosshair. */
export function newCard(): HTMLElement {
  const card = document.createElement('div')
  card.className = 'figures grid gap-0.5 rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs text-ink-muted shadow-pop'
  return card
}

/** One line of a card. */
export function line(card: HTMLElement, text: string, look = ''): void {
  const element = document.createElement('div')
  element.className = look
  element.textContent = text
  card.append(element)
}
