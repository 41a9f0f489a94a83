import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Plan, PlanStanding } from '@/api/types'
import { useToast } from '@/components/Toasts'

export const planQuery = queryOptions({
  queryKey: ['plan'],
  queryFn: ({ signal }) => body(api.GET('/v1/plan', { signal })),
})

export const usageQuery = (month?: string) =>
  queryOptions({
    queryKey: ['plan', 'usage', month ?? 'now'],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/plan/usage', { params: { query: { month } }, signal })),
  })

/** An ordinary month of the company, as its people tell it. */
export interface OrdinaryMonth {
  plan: Plan
  sites: number
  devices: number
  alerts: number
  minutesPerAlert: number
  hourlyCost: number
  downtimeHours: number
  costPerDowntimeHour: number
  slaBreaches: number
  costPerBreach: number
  incidents: number
  minutesPerIncident: number
}

export const returnQuery = (month: OrdinaryMonth) =>
  queryOptions({
    queryKey: ['plan', 'return', month],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/plan/return', { params: { query: month }, signal })),
  })

const graceSeconds = 8

/** Changes the plan after a moment in which the person may still say no: ending a trial cannot be undone. */
export function useChoosePlan() {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const toast = useToast()
  const choose = useMutation({
    mutationFn: (plan: Plan) => body(api.PUT('/v1/plan', { body: { plan }, keepalive: true })),
    onError: (error) => toast({ text: error.message, tone: 'critical' }),
    // What was refused for the plan may be there now, and the other way round.
    onSettled: () => queries.invalidateQueries(),
  })
  const begin = (plan: Plan, standing: PlanStanding) =>
    toast({
      text: t(standing.trialEndsAt ? 'plan.choosingEndsTrial' : 'plan.choosing', { plan: t(`plan.names.${plan}`), seconds: graceSeconds }),
      seconds: graceSeconds,
      action: { label: t('action.undo'), onPress: () => undefined },
      onLapse: () => choose.mutate(plan),
    })
  return { begin, pending: choose.isPending }
}
