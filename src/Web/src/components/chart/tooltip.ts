import type { SeriesPoint } from '@/api/types'
import { withUnit } from '@/lib/number'
import { absoluteTime } from '@/lib/time'

/** What the crosshair stands on, as an element: text goes in as text, never as markup. */
export function tooltipCard(params: unknown, points: SeriesPoint[], unit: string | null, zone?: string): HTMLElement | string {
  const mean = (params as { seriesId: string; value?: [number, number | null] }[]).find((one) => one.seriesId === 'mean')
  const at = mean?.value?.[0]
  const point = at === undefined ? undefined : points.find((one) => Date.parse(one.at) === at)
  if (!point) return ''
  const card = document.createElement('div')
  card.className = 'figures grid gap-0.5 rounded-md border border-line bg-raised px-2.5 py-1.5 text-xs text-ink-muted shadow-pop'
  line(card, withUnit(point.avg, unit), 'text-sm font-semibold text-ink')
  if (point.count > 1) line(card, `${withUnit(point.min)} … ${withUnit(point.max, unit)} · ${point.count}×`)
  line(card, absoluteTime(point.at, zone))
  return card
}

function line(card: HTMLElement, text: string, look = ''): void {
  const element = document.createElement('div')
  element.className = look
  element.textContent = text
  card.append(element)
}
