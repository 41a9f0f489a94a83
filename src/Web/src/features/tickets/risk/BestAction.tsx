import { ArrowRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Ticket, TicketRisk } from '@/api/types'
import { Button } from '@/components/Button'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { seen, useTicketChange } from '../change'
import { mergeTicket, newest, refreshAround, ticketKeys } from '../queries'
import { assign } from '../verbs'
import { percent } from './points'

/** The change of hands that would help most, done by one press and taken back by another. */
export function BestAction({ ticket, action }: { ticket: Ticket; action: NonNullable<TicketRisk['bestAction']> }) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const may = useMay()('tickets.assign')
  const undo = useTicketChange(ticket)
  const give = useMutation({
    mutationFn: () =>
      body(api.POST('/v1/tickets/{id}/automatic-assignment', { params: seen(newest(queries, ticket)), body: { teamId: action.teamId } })),
    onSuccess: ({ ticket: after, explanation }) => {
      const before = newest(queries, ticket)
      mergeTicket(queries, after)
      const back = assign(before.teamId ? { id: before.teamId, name: before.teamName ?? '' } : undefined, before.assignee ?? undefined)
      toast({ text: explanation, seconds: 10, action: { label: t('action.undo'), onPress: () => undo.mutate(back) } })
    },
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
    onSettled: () => Promise.all([queries.invalidateQueries({ queryKey: ticketKeys.ones }), refreshAround(queries, ticket.id)]),
  })
  const team = action.teamName ?? t('tickets.team')
  return (
    <div className="grid gap-2 rounded-md border bg-sunken p-3 text-sm">
      <p>
        {t('risk.reassign', { team })}{' '}
        <span className="figures inline-flex items-center gap-1 font-medium whitespace-nowrap">
          {percent(action.probabilityNow)}&nbsp;% <ArrowRight className="size-3.5" aria-label={t('risk.becomes')} />{' '}
          {percent(action.probabilityThen)}
          &nbsp;%
        </span>
      </p>
      {may && (
        <Button size="sm" className="justify-self-start" pending={give.isPending} onClick={() => give.mutate()}>
          {t('risk.giveTo', { team })}
        </Button>
      )}
    </div>
  )
}
