/** Making a format costs a hundred times what using it does. */
const formats = new Map<string, Intl.NumberFormat>()

function format(locale: string, decimals: number): Intl.NumberFormat {
  const key = `${locale} ${decimals}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.NumberFormat(locale, { maximumFractionDigits: decimals })
  formats.set(key, made)
  return made
}

/** A figure with as many decimals as its size deserves: 0.042, 4.2, 42.1, 4,210. */
export function figure(value: number, locale = 'en'): string {
  const size = Math.abs(value)
  const decimals = size === 0 || size >= 100 ? 0 : size >= 1 ? 1 : 3
  return format(locale, decimals).format(value)
}

/** A figure with its unit: "72 %", "−67 dBm", "21.4 °C"; a dash when there is none. */
export function withUnit(value: number | null | undefined, unit?: string | null): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '–'
  const text = figure(value).replace('-', '−')
  return unit ? `${text}\u00a0${unit}` : text
}

/** An amount in its currency: "€1,234.50". */
export function money({ amount, currency }: { amount: string; currency: string }, locale = 'en'): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(Number(amount)).replace('-', '−')
}

/** How large a file is, as people say it: "940 B", "1.2 MB". */
export function fileSize(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB']
  let size = bytes
  let at = 0
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000
    at++
  }
  return `${figure(size)}\u00a0${units[at]}`
}
