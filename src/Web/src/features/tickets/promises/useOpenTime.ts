import { useQuery } from '@tanstack/react-query'
import type { Ticket } from '@/api/types'
import { countedFrom } from './clocks'
import type { Stretch } from './openTime'
import { openIntervalsQuery } from './queries'

/** When work is done on a ticket, as far as its running clocks need to know it. */
export function useOpenTime({ sla }: Ticket): Stretch[] | undefined {
  const runs = sla?.clocks.some(({ stoppedAt, dueAt }) => !stoppedAt && dueAt) ?? false
  const from = sla ? countedFrom(sla.clocks, Date.now()) : ''
  return useQuery({ ...openIntervalsQuery(sla?.calendarId ?? '', from), enabled: runs }).data
}
