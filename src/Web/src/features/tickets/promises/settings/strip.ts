import { clockOf, type Period } from '@/features/sites/hours'

export const dayLong = 1_440
/** Pointers and keys move by quarters of an hour; typing is to the minute. */
export const step = 15

/** A period in minutes of its day; one that runs over midnight ends on the next day. */
export interface Block {
  from: number
  to: number
}

const minutes = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export function blockOf(period: Period): Block | undefined {
  const [from, to] = [clockOf(period.from), clockOf(period.to)]
  if (!from || !to || from === to) return undefined
  return { from: minutes(from), to: to > from ? minutes(to) : minutes(to) + dayLong }
}

export const periodOf = ({ from, to }: Block): Period => ({ from: clock(from), to: to === dayLong ? '24:00' : clock(to % dayLong) })

export const snapped = (minute: number) => Math.round(minute / step) * step

const clamp = (value: number, least: number, most: number) => Math.min(most, Math.max(least, value))

/** The block with its beginning, its end, or all of it moved; it stays in its day, unless it ran over midnight before. */
export function moved({ from, to }: Block, part: 'from' | 'to' | 'all', by: number): Block {
  const last = to > dayLong ? from + dayLong - step : dayLong
  if (part === 'from') return { from: clamp(from + by, 0, Math.min(to, dayLong) - step), to }
  if (part === 'to') return { from, to: clamp(to + by, from + step, last) }
  const length = to - from
  const start = clamp(from + by, 0, to > dayLong ? dayLong - step : dayLong - length)
  return { from: start, to: start + length }
}
