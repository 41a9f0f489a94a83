import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { TicketEditChange } from '@/api/types'
import type { Selection } from '@/components/table/selection'
import { chosenBy, useBulkEdit } from '@/features/lists/useBulkEdit'
import { figure } from '@/lib/number'
import { ticketKeys } from '../queries'
import { asEditFilter, type QueueFilter } from './filter'
import { everyId } from './queries'

/** Which tickets a selection means, in the words of an edit. */
export const chosenTickets = (selection: Selection, filter: QueueFilter) =>
  chosenBy(selection, { filter: asEditFilter(filter), q: filter.q ?? null }, (most) => everyId(filter, most))

/** Changes many tickets at once. */
export function useTicketEdit(filter: QueueFilter) {
  const { t } = useTranslation()
  return useBulkEdit<Partial<TicketEditChange>>({
    apply: async (selection, change) =>
      body(api.POST('/v1/ticket-edits', { body: { ...(await chosenTickets(selection, filter)), change: change as TicketEditChange } })),
    takeBack: (id) => body(api.DELETE('/v1/ticket-edits/{id}', { params: { path: { id } } })),
    told: (count) => t('queue.edited', { count, tickets: figure(count) }),
    undone: (count) => t('queue.undone', { count, tickets: figure(count) }),
    stale: [ticketKeys.all],
  })
}
