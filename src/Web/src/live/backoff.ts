/** How long to wait before attempt `n` (from 0): exponential, capped, with full jitter so that a thousand screens do not return at once. */
export function backoff(attempt: number, chance: () => number = Math.random): number {
  const ceiling = Math.min(15_000, 500 * 2 ** attempt)
  return Math.round(ceiling * (0.25 + 0.75 * chance()))
}
