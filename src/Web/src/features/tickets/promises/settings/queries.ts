import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Calendar, CalendarTerms, SlaPolicy, SlaPolicyTerms } from '@/api/types'
import { promiseKeys } from '../queries'

const lastSeen = (version: number) => ({ 'If-Match': `"${version}"` })

/** Makes a policy, or says anew what one promises. Tickets are shown under the new one. */
export function useSavePolicy() {
  return usePromiseChange(({ policy, terms }: { policy?: SlaPolicy; terms: SlaPolicyTerms }) =>
    policy
      ? body(api.PUT('/v1/sla-policies/{id}', { params: { path: { id: policy.id }, header: lastSeen(policy.version) }, body: terms }))
      : body(api.POST('/v1/sla-policies', { body: terms })),
  )
}

export const removePolicy = ({ id, version }: Pick<SlaPolicy, 'id' | 'version'>) =>
  body(api.DELETE('/v1/sla-policies/{id}', { params: { path: { id }, header: lastSeen(version) }, keepalive: true }))

/** Makes a calendar, or says anew when it is open. */
export function useSaveCalendar() {
  return usePromiseChange(({ calendar, terms }: { calendar?: Calendar; terms: CalendarTerms }) =>
    calendar
      ? body(api.PUT('/v1/calendars/{id}', { params: { path: { id: calendar.id }, header: lastSeen(calendar.version) }, body: terms }))
      : body(api.POST('/v1/calendars', { body: terms })),
  )
}

export const removeCalendar = ({ id, version }: Pick<Calendar, 'id' | 'version'>) =>
  body(api.DELETE('/v1/calendars/{id}', { params: { path: { id }, header: lastSeen(version) }, keepalive: true }))

/** Takes the holidays of a calendar file into a calendar, beside those it has. */
export function useImportHolidays() {
  return usePromiseChange(({ calendar, file }: { calendar: Calendar; file: File }) =>
    body(
      api.POST('/v1/calendars/{id}/holidays', {
        params: { path: { id: calendar.id }, header: lastSeen(calendar.version) },
        headers: { 'Content-Type': 'text/calendar' },
        body: file as unknown as string,
        bodySerializer: (content) => content,
      }),
    ),
  )
}

function usePromiseChange<TChange, TAnswer>(change: (asked: TChange) => Promise<TAnswer>) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: promiseKeys.policies }),
        queries.invalidateQueries({ queryKey: promiseKeys.calendars }),
        queries.invalidateQueries({ queryKey: ['tickets'], refetchType: 'none' }),
      ]),
  })
}

/** What a policy would do to the open tickets; nothing changes. */
export const policyEffectsQuery = (policyId: string | undefined, policy: SlaPolicyTerms | undefined) =>
  queryOptions({
    queryKey: ['policy-effects', policyId, policy],
    enabled: policy !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(api.POST('/v1/sla-policies/preview', { body: { policyId: policyId ?? null, policy: policy ?? null }, signal })),
  })

/** What other hours would do to the open tickets; nothing changes. */
export const calendarEffectsQuery = (id: string | undefined, terms: CalendarTerms | undefined) =>
  queryOptions({
    queryKey: ['calendar-effects', id, terms],
    enabled: id !== undefined && terms !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.POST('/v1/calendars/{id}/preview', { params: { path: { id: id ?? '' } }, body: terms!, signal })),
  })

/** When a calendar that is being written would be open next. */
export const nextOpenQuery = (terms: CalendarTerms | undefined) =>
  queryOptions({
    queryKey: ['next-open', terms],
    enabled: terms !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.POST('/v1/calendars/open-intervals', { params: { query: { limit: 6 } }, body: terms!, signal })),
  })
