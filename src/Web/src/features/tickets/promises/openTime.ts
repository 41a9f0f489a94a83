/** A stretch during which work is done, in milliseconds. */
export interface Stretch {
  from: number
  to: number
}

/** What of the time between two moments is open, in seconds; less than none when the second comes first. Undefined when the stretches do not reach that far. */
export function openSeconds(stretches: readonly Stretch[], from: number, to: number): number | undefined {
  if (to < from) {
    const late = openSeconds(stretches, to, from)
    return late === undefined ? undefined : -late
  }
  const last = stretches.at(-1)
  if (!last || last.to < to) return undefined
  const open = stretches.reduce((sum, stretch) => sum + Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from)), 0)
  return Math.floor(open / 1000)
}

/** When work goes on, if nobody works at that moment. */
export function opensAt(stretches: readonly Stretch[], now: number): number | undefined {
  const next = stretches.find((stretch) => stretch.to > now)
  return next && next.from > now ? next.from : undefined
}
