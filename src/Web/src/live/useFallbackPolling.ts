import { useStreamState } from './LiveProvider'

/** While the stream is gone, pages ask again by themselves; the interval for a query, or false. */
export function useFallbackPolling(): number | false {
  return useStreamState() === 'gone' ? 15_000 : false
}
