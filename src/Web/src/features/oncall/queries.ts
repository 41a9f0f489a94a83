import { keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { EscalationSteps, OnCallPlan, OnCallPolicy, OnCallPolicyTerms, OnCallSchedule, OnCallScheduleTerms } from '@/api/types'

const onCall = ['on-call'] as const
const soon = 30_000

/** What changes by itself, or because others change it. */
export const onCallKeys = {
  calls: [...onCall, 'escalations'],
  schedules: [
    [...onCall, 'now'],
    [...onCall, 'schedules'],
    [...onCall, 'policies'],
    [...onCall, 'shifts'],
  ],
} as const

export const schedulesQuery = queryOptions({
  queryKey: [...onCall, 'schedules'],
  staleTime: soon,
  queryFn: ({ signal }) => body(api.GET('/v1/on-call/schedules', { signal })),
})

export const policiesQuery = queryOptions({
  queryKey: [...onCall, 'policies'],
  staleTime: soon,
  queryFn: ({ signal }) => body(api.GET('/v1/on-call/policies', { signal })),
})

/** Who can be put on call. */
export const peopleQuery = queryOptions({
  queryKey: [...onCall, 'people'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/on-call/people', { signal })),
})

export const feedsQuery = queryOptions({
  queryKey: [...onCall, 'feeds'],
  queryFn: ({ signal }) => body(api.GET('/v1/on-call/feeds', { signal })),
})

/** About what people are being called, and were. */
export const escalationsQuery = queryOptions({
  queryKey: onCallKeys.calls,
  refetchInterval: 60_000,
  queryFn: ({ signal }) => body(api.GET('/v1/on-call/escalations', { signal })),
})

/** Until the next shift begins, and a minute at most: clocks differ. */
export const untilHandoff = (untils: readonly string[], now: number): number =>
  Math.min(60_000, ...untils.map((until) => Date.parse(until) - now).map((left) => Math.max(left + 200, 1_000)))

/** Who is on call now, or at a moment. */
export const nowQuery = (at?: string) =>
  queryOptions({
    queryKey: [...onCall, 'now', at ?? ''],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/on-call/now', { params: { query: { at } }, signal })),
  })

export const shiftsQuery = (id: string, from: number, until: number) =>
  queryOptions({
    queryKey: [...onCall, 'shifts', id, from, until],
    staleTime: soon,
    queryFn: ({ signal }) =>
      body(
        api.GET('/v1/on-call/schedules/{id}/shifts', {
          params: { path: { id }, query: { from: new Date(from).toISOString(), until: new Date(until).toISOString() } },
          signal,
        }),
      ),
  })

/** Who would be on call by a plan that is not saved. */
export const previewQuery = (plan: OnCallPlan | undefined, from: number, until: number, scheduleId?: string) =>
  queryOptions({
    queryKey: [...onCall, 'preview', plan, from, until, scheduleId],
    enabled: plan !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(
        api.POST('/v1/on-call/schedules/preview', {
          body: { ...plan!, from: new Date(from).toISOString(), until: new Date(until).toISOString(), scheduleId: scheduleId ?? null },
          signal,
        }),
      ),
  })

/** Who would be called, and when, if something were wrong at a moment. */
export const callsQuery = (steps: EscalationSteps | undefined, at: string | undefined, siteId: string) =>
  queryOptions({
    queryKey: [...onCall, 'calls', steps, at, siteId],
    enabled: steps !== undefined,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(api.POST('/v1/on-call/policies/preview', { body: { ...steps!, at: at ?? null, siteId: siteId || null }, signal })),
  })

/** Something was changed: whatever is shown of it is asked for again. */
function useChange<TWanted, TDone>(change: (wanted: TWanted) => Promise<TDone>) {
  const queries = useQueryClient()
  return useMutation({ mutationFn: change, onSettled: () => queries.invalidateQueries({ queryKey: onCall }) })
}

const match = (record: { version: number }) => ({ 'If-Match': `"${record.version}"` })

export const useSaveSchedule = () =>
  useChange(({ known, terms }: { known?: OnCallSchedule; terms: OnCallScheduleTerms }) =>
    known
      ? body(api.PUT('/v1/on-call/schedules/{id}', { params: { path: { id: known.id } }, headers: match(known), body: terms }))
      : body(api.POST('/v1/on-call/schedules', { body: terms })),
  )

export const useRemoveSchedule = () =>
  useChange((known: OnCallSchedule) =>
    body(api.DELETE('/v1/on-call/schedules/{id}', { params: { path: { id: known.id } }, headers: match(known) })),
  )

export const useSavePolicy = () =>
  useChange(({ known, terms }: { known?: OnCallPolicy; terms: OnCallPolicyTerms }) =>
    known
      ? body(api.PUT('/v1/on-call/policies/{id}', { params: { path: { id: known.id } }, headers: match(known), body: terms }))
      : body(api.POST('/v1/on-call/policies', { body: terms })),
  )

export const useRemovePolicy = () =>
  useChange((known: OnCallPolicy) =>
    body(api.DELETE('/v1/on-call/policies/{id}', { params: { path: { id: known.id } }, headers: match(known) })),
  )

export interface Stretch {
  scheduleId: string
  from: string
  until: string
  insteadOfId: string | null
}

export const useTakeShift = () =>
  useChange(({ scheduleId, ...shift }: Stretch) =>
    body(api.POST('/v1/on-call/schedules/{id}/take', { params: { path: { id: scheduleId } }, body: shift })),
  )

export const useOverride = () =>
  useChange(({ scheduleId, ...wanted }: Stretch & { personId: string }) =>
    body(api.POST('/v1/on-call/schedules/{id}/overrides', { params: { path: { id: scheduleId } }, body: wanted })),
  )

export const useTakeBack = () => useChange((id: string) => body(api.DELETE('/v1/on-call/overrides/{id}', { params: { path: { id } } })))

export const useMakeFeed = () =>
  useChange(({ scheduleId, onlyOwn }: { scheduleId: string; onlyOwn: boolean }) =>
    body(api.POST('/v1/on-call/schedules/{id}/feeds', { params: { path: { id: scheduleId } }, body: { onlyOwn } })),
  )

export const useRevokeFeed = () => useChange((id: string) => body(api.DELETE('/v1/on-call/feeds/{id}', { params: { path: { id } } })))
