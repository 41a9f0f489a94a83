/** A part of a probability in percent, to a hundredth: "+12.34", "−3.10"; a whole one without its sign: "71.20 %". */
export function points(share: number, plain = false): string {
  const text = (100 * Math.abs(share)).toFixed(2)
  const sign = share < 0 ? '−' : plain ? '' : '+'
  return `${sign}${text}${plain ? '\u00a0%' : ''}`
}

/** A probability in whole percent. */
export const percent = (probability: number): number => Math.floor(100 * probability + 1e-9)
