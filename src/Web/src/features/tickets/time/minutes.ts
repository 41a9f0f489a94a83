/** How many minutes somebody means: "45", "45m", "1h 30m", "1.5h", "1:30". Undefined for what is no length of time. */
export function readMinutes(text: string): number | undefined {
  const said = text.trim().toLowerCase().replace(',', '.')
  const clock = /^(\d{1,2}):([0-5]\d)$/.exec(said)
  if (clock) return asMinutes(Number(clock[1]) * 60 + Number(clock[2]))
  const parts = /^(?:(\d+(?:\.\d+)?)\s*h(?:ours?)?)?\s*(?:(\d+)\s*(?:m(?:in(?:utes?)?)?)?)?$/.exec(said)
  if (!parts || (!parts[1] && !parts[2])) return undefined
  return asMinutes(Math.round(Number(parts[1] ?? 0) * 60 + Number(parts[2] ?? 0)))
}

const asMinutes = (minutes: number) => (minutes >= 1 && minutes <= 24 * 60 ? minutes : undefined)
