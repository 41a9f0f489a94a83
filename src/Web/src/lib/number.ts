/** A figure with as many decimals as its size deserves: 0.042, 4.2, 42.1, 4,210. */
export function figure(value: number, locale = 'en'): string {
  const size = Math.abs(value)
  const decimals = size === 0 || size >= 100 ? 0 : size >= 1 ? 1 : 3
  return new Intl.NumberFormat(locale, { maximumFractionDigits: decimals }).format(value)
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
