import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { body } from '@/api/client'
import type { Incident } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { alertKeys } from '../queries'
import { incidentKeys, mergeIncident } from './queries'

/** One change of an incident: what to send, what is said of it, and how it is taken back. */
export interface IncidentChange {
  send(id: string): Promise<{ data?: Incident }>
  told?: string
  back?: IncidentChange
}

/** Changes an incident, says so, and offers to take it back. */
export function useIncidentChange(id: string) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const mutation = useMutation({
    scope: { id: `incident ${id}` },
    mutationFn: ({ send }: IncidentChange) => body(send(id)),
    onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
    onSuccess: (incident, { told, back }) => {
      if (incident) mergeIncident(queries, incident)
      if (told) toast({ text: told, seconds: 10, action: back && { label: t('action.undo'), onPress: () => mutation.mutate(back) } })
    },
    onSettled: () =>
      Promise.all([incidentKeys.all, alertKeys.windows, alertKeys.ones].map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
  return mutation
}
