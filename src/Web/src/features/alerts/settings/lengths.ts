/** Seconds in what people type: "30s", "5 min", "4h", "1d"; a bare figure is seconds. */
export function readLength(text: string): number | undefined {
  const read = /^\s*(\d+(?:[.,]\d+)?)\s*(s|sec|m|min|h|d)?\s*$/i.exec(text)
  if (!read) return undefined
  const unit = { s: 1, sec: 1, m: 60, min: 60, h: 3_600, d: 86_400 }[(read[2] ?? 's').toLowerCase()] ?? 1
  return Math.round(Number(read[1]!.replace(',', '.')) * unit)
}

/** The shortest way to write a length: "30 s", "5 min", "4 h". */
export function writeLength(seconds: number): string {
  if (seconds > 0 && seconds % 86_400 === 0) return `${seconds / 86_400} d`
  if (seconds > 0 && seconds % 3_600 === 0) return `${seconds / 3_600} h`
  if (seconds > 0 && seconds % 60 === 0) return `${seconds / 60} min`
  return `${seconds} s`
}
