const iso = /^(-)?P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/

/** The seconds of a length as the API says it: "PT4H30M", "-P1DT2H". */
export function secondsOf(length: string): number {
  const [, minus, days = 0, hours = 0, minutes = 0, seconds = 0] = iso.exec(length) ?? []
  const sum = ((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)
  return minus ? -sum : sum
}

/** A length of whole minutes as the API takes it. */
export const isoOf = (minutes: number): string => `PT${Math.floor(minutes / 60)}H${minutes % 60}M`

/** "16 h", "3 h 10 min", "2 min 5 s". Hours are not turned into days: a day of work is none of 24 hours. Seconds matter in the last hour only. */
export function lengthOf(seconds: number): string {
  return exactLengthOf(seconds < 3_600 ? seconds : seconds - (seconds % 60))
}

/** The same to the second, for what has to add up. */
export function exactLengthOf(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor((seconds % 3_600) / 60), 'min'],
    [Math.floor(seconds % 60), 's'],
  ] as const
  return (
    parts
      .filter(([count]) => count > 0)
      .map(([count, unit]) => `${count}\u00a0${unit}`)
      .join(' ') || '0\u00a0s'
  )
}

const minutesIn: Record<string, number> = { d: 1_440, h: 60, m: 1 }
const word = /\d+(?:\.\d+)?\s*(?:days?\b|hours?\b|minutes?\b|min|[dhm])?/g

/** What somebody typed as a length, in minutes: "4 h", "1:30", "90 min", "1.5h", "2 h 15"; a bare number is hours, and minutes behind hours. Undefined is none. */
export function minutesOf(text: string): number | undefined {
  const typed = text.trim().toLowerCase().replace(',', '.')
  const clock = /^(\d+):([0-5]\d)$/.exec(typed)
  if (clock) return Number(clock[1]) * 60 + Number(clock[2])
  if (typed.replace(word, '').trim() !== '') return undefined
  let sum = 0
  for (const [at, [, count, unit]] of [...typed.matchAll(/(\d+(?:\.\d+)?)\s*([dhm]?)/g)].entries())
    sum += Number(count) * minutesIn[unit || (at > 0 ? 'm' : 'h')]!
  return Math.round(sum) || undefined
}
