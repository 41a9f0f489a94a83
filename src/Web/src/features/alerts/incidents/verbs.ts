import { api } from '@/api/client'
import type { IncidentRole, IncidentState } from '@/api/types'
import type { IncidentChange } from './change'

const at = (id: string) => ({ params: { path: { id } } })

const mitigate = (): IncidentChange => ({ send: (id) => api.PUT('/v1/incidents/{id}/mitigation', at(id)) })
const resolve = (): IncidentChange => ({ send: (id) => api.PUT('/v1/incidents/{id}/resolution', at(id)) })
const reopen = (): IncidentChange => ({ send: (id) => api.DELETE('/v1/incidents/{id}/resolution', at(id)) })

/** What brings it back to how it was: reopened first, because nothing else goes backwards. */
function backTo(state: IncidentState): IncidentChange {
  if (state === 'open') return reopen()
  const further = state === 'mitigated' ? mitigate() : resolve()
  return {
    send: async (id) => {
      await reopen().send(id)
      return further.send(id)
    },
  }
}

/** It does no more harm. */
export const mitigated = (told: string): IncidentChange => ({ ...mitigate(), told, back: reopen() })

/** It is over. */
export const resolved = (before: IncidentState, told: string): IncidentChange => ({ ...resolve(), told, back: backTo(before) })

/** It goes on after all. */
export const reopened = (before: IncidentState, told: string): IncidentChange => ({
  ...reopen(),
  told,
  back: before === 'mitigated' ? mitigate() : resolve(),
})

/** Gives somebody a role, or nobody. */
export function give(role: IncidentRole, person: string | undefined, before: string | undefined, told: string): IncidentChange {
  const path = (id: string) => ({ params: { path: { id, role } } })
  const to = (holder: string | undefined): IncidentChange => ({
    send: (id) =>
      holder
        ? api.PUT('/v1/incidents/{id}/roles/{role}', { ...path(id), body: { personId: holder } })
        : api.DELETE('/v1/incidents/{id}/roles/{role}', path(id)),
  })
  return { ...to(person), told, back: to(before) }
}

/** Calls it something else. */
export function rename(title: string, before: string, told: string): IncidentChange {
  const call = (name: string): IncidentChange => ({ send: (id) => api.PATCH('/v1/incidents/{id}', { ...at(id), body: { title: name } }) })
  return { ...call(title), told, back: call(before) }
}

const add = (alerts: string[]): IncidentChange => ({
  send: (id) => api.POST('/v1/incidents/{id}/alerts', { ...at(id), body: { alertIds: alerts } }),
})

/** Takes an alert out. */
export const takeOut = (alertId: string, told: string): IncidentChange => ({
  send: (id) => api.DELETE('/v1/incidents/{id}/alerts/{alertId}', { params: { path: { id, alertId } } }),
  told,
  back: add([alertId]),
})

/** It is the same thing as another. */
export const merge = (into: string, told: string): IncidentChange => ({
  send: (id) => api.PUT('/v1/incidents/{id}/merge', { ...at(id), body: { into } }),
  told,
  back: unmerge(),
})

export const unmerge = (told?: string): IncidentChange => ({ send: (id) => api.DELETE('/v1/incidents/{id}/merge', at(id)), told })

/** What was learned is written down, or put better. */
export const review = (summary: string, told: string, before: string | undefined): IncidentChange => ({
  send: (id) => api.PUT('/v1/incidents/{id}/review', { ...at(id), body: { summary } }),
  told,
  back: before
    ? { send: (id) => api.PUT('/v1/incidents/{id}/review', { ...at(id), body: { summary: before } }) }
    : { send: (id) => api.DELETE('/v1/incidents/{id}/review', at(id)) },
})
