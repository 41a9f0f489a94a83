import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { isStale } from '@/api/problem'
import type { AlertPolicy, AlertWindow } from '@/api/types'
import { useToast } from '@/components/Toasts'

export const policyQuery = queryOptions({
  queryKey: ['alert-policy'],
  queryFn: ({ signal }) => body(api.GET('/v1/alert-policy', { signal })),
})

/** When a window comes next. */
export const occurrencesQuery = ({ startsAt, durationMinutes, timeZone, rule }: Omit<AlertWindow, 'name' | 'matchers'>) =>
  queryOptions({
    queryKey: ['alert-policy', 'occurrences', startsAt, durationMinutes, timeZone, rule],
    retry: false,
    queryFn: ({ signal }) =>
      body(api.POST('/v1/alert-policy/occurrences', { body: { startsAt, durationMinutes, timeZone, rule }, signal })),
  })

/** Changes parts of the policy, which is kept as a whole, and offers to take the change back. */
export function usePolicyChange() {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const change = useMutation({
    mutationFn: async (parts: Partial<AlertPolicy>) => {
      const before = await queries.ensureQueryData(policyQuery)
      const { version, ...policy } = { ...before, ...parts, version: before.version }
      const after = await body(
        api.PUT('/v1/alert-policy', { params: { header: version > 0 ? { 'If-Match': `"${version}"` } : {} }, body: policy }),
      )
      return { before, after }
    },
    onSuccess: ({ before, after }, parts) => {
      queries.setQueryData(policyQuery.queryKey, after)
      const back = Object.fromEntries(Object.keys(parts).map((part) => [part, before[part as keyof AlertPolicy]])) as Partial<AlertPolicy>
      toast({ text: t('alerts.policy.saved'), seconds: 12, action: { label: t('action.undo'), onPress: () => change.mutate(back) } })
    },
    onError: async (error) => {
      if (!isStale(error)) return
      toast({ text: t('alerts.policy.stale'), tone: 'critical', seconds: 10 })
      await queries.invalidateQueries({ queryKey: policyQuery.queryKey })
    },
  })
  return change
}
