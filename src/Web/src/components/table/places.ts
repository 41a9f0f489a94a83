import { useRouter, type RouterHistory } from '@tanstack/react-router'
import { useMemo, useState } from 'react'

/** Where somebody stands in a list: how far it is scrolled, and the row the keyboard is on. */
export interface Place {
  top: number
  active?: { index: number; key?: string }
}

const kept = new Map<string, { step: number; place: Place }>()
const mostKept = 60

/** The place in a list one comes back to: the one left in the same list at the same step of the window's history, else its top. */
export function usePlace(label: string, list: string | undefined): Place {
  const router = useRouter({ warn: false }) as ReturnType<typeof useRouter> | undefined
  // The step at which the page was opened: by the time it is left, the history is further on.
  const [step] = useState(() => router?.history.location.state.__TSR_index)
  return useMemo(() => (step === undefined ? { top: 0 } : placeAt(step, `${label} ${list ?? ''}`)), [step, label, list])
}

function placeAt(step: number, list: string): Place {
  const key = `${step} ${list}`
  const place = kept.get(key)?.place ?? { top: 0 }
  kept.delete(key)
  kept.set(key, { step, place })
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  return place
}

/** Forgets places that no way leads back to: whoever goes somewhere new has no way forward any more. */
export const forgetPlacesAhead = (history: RouterHistory) =>
  history.subscribe(({ location, action }) => {
    if (action.type !== 'PUSH') return
    for (const [key, { step }] of kept) if (step >= location.state.__TSR_index) kept.delete(key)
  })
