import { useCallback, useSyncExternalStore } from 'react'

/** Follows a media query. */
export function useMediaQuery(query: string): boolean {
  const watch = useCallback(
    (changed: () => void) => {
      const list = matchMedia(query)
      list.addEventListener('change', changed)
      return () => list.removeEventListener('change', changed)
    },
    [query],
  )
  return useSyncExternalStore(watch, () => matchMedia(query).matches)
}

export const usePhone = () => useMediaQuery('(max-width: 767px)')
