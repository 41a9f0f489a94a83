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

/** Whether a list has room for all it usually shows. */
export const useRoomyWindow = () => useMediaQuery('(min-width: 1520px)')

export const usePhone = () => useMediaQuery('(max-width: 767px)')
