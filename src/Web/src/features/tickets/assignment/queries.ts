import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { AssignmentSettings, AssignmentTerms } from '@/api/types'
import { useToast } from '@/components/Toasts'

export const assignmentQuery = queryOptions({
  queryKey: ['ticket-assignment'],
  queryFn: ({ signal }) => body(api.GET('/v1/ticket-assignment', { signal })),
})

/** The company's calendars by name, for whose hours count. */
export const calendarNamesQuery = queryOptions({
  queryKey: ['calendars', 'names'],
  staleTime: 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/calendars', { signal })),
})

/** Changes how tickets are given to people, as it was last seen; what is not named stays. */
export function useChangeAssignment(settings: AssignmentSettings | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<AssignmentTerms>) => {
      const { rules = [], people = [], calendarId = null, isAutomatic = false, version = 0 } = settings ?? {}
      return body(
        api.PUT('/v1/ticket-assignment', {
          params: { header: { 'If-Match': `"${version}"` } },
          body: { rules, people, calendarId, isAutomatic, ...change },
        }),
      )
    },
    onSuccess: (changed) => queries.setQueryData(assignmentQuery.queryKey, changed),
    onError: () => queries.invalidateQueries({ queryKey: assignmentQuery.queryKey }),
  })
}

/** The same at once, told in a toast that offers to take it back. */
export function useAssignmentEdit(settings: AssignmentSettings | undefined) {
  const { t } = useTranslation()
  const toast = useToast()
  const change = useChangeAssignment(settings)
  const fail = (error: Error) => toast({ text: error.message, tone: 'critical', seconds: 10 })
  return (wanted: Partial<AssignmentTerms>, told: string) => {
    if (!settings) return
    const { rules, people, calendarId, isAutomatic } = settings
    const back = () => change.mutate({ rules, people, calendarId, isAutomatic }, { onError: fail })
    change.mutate(wanted, {
      onSuccess: () => toast({ text: told, seconds: 8, action: { label: t('action.undo'), onPress: back } }),
      onError: fail,
    })
  }
}
