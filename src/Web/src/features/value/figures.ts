import { figure } from '@/lib/number'

/** A share that is not all, never shown as all: 99.9996 is "99.99 %". */
export function percent(value: number | null | undefined): string {
  if (value === null || value === undefined) return '–'
  const shown = Math.floor(value * 100) / 100
  return `${new Intl.NumberFormat('en', { maximumFractionDigits: 2 }).format(shown)}\u00a0%`
}

/** A time in the unit people would say it in: "45 min", "7.5 h", "30 days". */
export function span(minutes: number | null | undefined): string {
  if (minutes === null || minutes === undefined) return '–'
  if (minutes < 1) return minutes > 0 ? '<\u00a01\u00a0min' : '0\u00a0min'
  if (minutes < 90) return `${figure(minutes)}\u00a0min`
  const hours = minutes / 60
  return hours < 72 ? `${figure(hours)}\u00a0h` : `${figure(hours / 24)}\u00a0days`
}
