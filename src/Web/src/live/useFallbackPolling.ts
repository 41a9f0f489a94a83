import { useStreamState } from './LiveProvider'

/** While the stream is gone, pages ask again by themselves; the interval for a query, or else what is usual for it. */
export function useFallbackPolling(usual: number | false = false): number | false {
  return useStreamState() === 'gone' ? 15_000 : usual
}
