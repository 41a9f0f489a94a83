import { useCallback, useEffect, useRef, useState } from 'react'
import type { DeviceLine } from '@/api/types'
import type { Rows } from '@/components/table/rows'
import { useSiteTopics } from '@/features/sites/live'

/** How long one looks at the same rows before their sites are followed: whoever scrolls passes hundreds. */
const rest = 250

/** Keeps the devices in sight current: follows their sites. The answer is to be told which rows are in sight. */
export function useSitesInSight(rows: Rows<DeviceLine>) {
  const [sites, follow] = useState<string[]>([])
  useSiteTopics(sites)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current)
      timer.current = setTimeout(() => {
        const inSight = new Set<string>()
        for (let at = first; at <= last; at++) inSight.add(rows.at(at)?.siteId ?? '')
        inSight.delete('')
        follow((before) => (before.length === inSight.size && before.every((id) => inSight.has(id)) ? before : [...inSight]))
      }, rest)
    },
    [rows],
  )
}
