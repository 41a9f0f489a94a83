import { api } from '@/api/client'
import type { AlertLine } from '@/api/types'
import type { AlertChange } from './change'

type Person = NonNullable<AlertLine['assignee']>

const past = (at: string | null | undefined) => at === null || at === undefined || Date.parse(at) <= Date.now()

/** Takes care of an alert: nobody is told of it again while it goes on. */
export const acknowledge = (me: Person, told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'acknowledged', acknowledgedBy: me.id, snoozedUntil: null }, acknowledgedBy: me }),
  send: (seen) => api.PUT('/v1/alerts/{id}/acknowledgement', { params: seen }),
  told,
  back: ({ alert }) => (past(alert.snoozedUntil) ? unacknowledge() : snooze(alert.snoozedUntil!)),
})

export const unacknowledge = (told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'open', acknowledgedAt: null, acknowledgedBy: null }, acknowledgedBy: null }),
  send: (seen) => api.DELETE('/v1/alerts/{id}/acknowledgement', { params: seen }),
  told,
})

/** Puts an alert off until a time, when people are told of it anew. */
export const snooze = (until: string, told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'snoozed', snoozedUntil: until } }),
  send: (seen) => api.PUT('/v1/alerts/{id}/snooze', { params: seen, body: { until } }),
  told,
  back: ({ acknowledgedBy }) => (acknowledgedBy ? acknowledge(acknowledgedBy) : wake()),
})

export const wake = (told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'open', snoozedUntil: null } }),
  send: (seen) => api.DELETE('/v1/alerts/{id}/snooze', { params: seen }),
  told,
  back: ({ alert }) => (past(alert.snoozedUntil) ? undefined : snooze(alert.snoozedUntil!)),
})

/** Gives an alert to somebody, or to nobody. */
export const assign = (person: Person | undefined, told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, assigneeId: person?.id ?? null }, assignee: person ?? null }),
  send: (seen) => api.PUT('/v1/alerts/{id}/assignee', { params: seen, body: { assigneeId: person?.id ?? null } }),
  told,
  back: ({ assignee }) => assign(assignee ?? undefined),
})

/** Says it is over, whatever its source says. */
export const resolve = (told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'resolved', resolvedAt: new Date().toISOString() } }),
  send: (seen) => api.PUT('/v1/alerts/{id}/resolution', { params: seen }),
  told,
  back: () => reopen(),
})

export const reopen = (told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'open', resolvedAt: null, closedAt: null } }),
  send: (seen) => api.DELETE('/v1/alerts/{id}/resolution', { params: seen }),
  told,
})

/** Puts what is over away. */
export const close = (told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, state: 'closed' } }),
  send: (seen) => api.PUT('/v1/alerts/{id}/closure', { params: seen }),
  told,
  back: () => reopen(),
})

/** Says it is a duplicate of another, and so follows what people do about that. */
export const merge = (into: string, told?: string): AlertChange => ({
  send: ({ path }) => api.PUT('/v1/alerts/{id}/merge', { params: { path }, body: { into } }),
  told,
  back: ({ alert }) => (alert.mergedIntoId ? undefined : unmerge()),
})

export const unmerge = (told?: string): AlertChange => ({
  shown: ({ alert }) => ({ alert: { ...alert, mergedIntoId: null } }),
  send: ({ path }) => api.DELETE('/v1/alerts/{id}/merge', { params: { path } }),
  told,
  back: ({ alert }) => (alert.mergedIntoId ? merge(alert.mergedIntoId) : undefined),
})
