import { api } from '@/api/client'
import type { ChangeTicket, LinkKind, PersonRef, Team, Ticket, TicketStatus } from '@/api/types'
import type { TicketChange } from './change'

/** Gives a ticket to a team, to somebody, or to nobody. */
export function assign(team: Pick<Team, 'id' | 'name'> | undefined, person: PersonRef | undefined, told?: string): TicketChange {
  const command = { teamId: team?.id ?? null, assigneeId: person?.id ?? null }
  return {
    shown: { teamId: command.teamId, teamName: team?.name ?? null, assignee: person ?? null },
    send: (seen) => api.PUT('/v1/tickets/{id}/assignment', { params: seen, body: command }),
    told,
    back: ({ teamId, teamName, assignee }) => assign(teamId ? { id: teamId, name: teamName ?? '' } : undefined, assignee ?? undefined),
  }
}

const open = { name: 'open', title: 'Open', state: 'open' } as const

/** Moves a ticket to a status. Nothing is new twice: what was new comes back as open. */
export function setStatus(status: TicketStatus, told?: string): TicketChange {
  return {
    shown: { status },
    send: (seen) => api.PUT('/v1/tickets/{id}/status', { params: seen, body: { status: status.name } }),
    told,
    back: ({ status: before }) => setStatus(before.state === 'new' ? open : before),
  }
}

/** Closes what is resolved. */
export const close = (told: string): TicketChange => ({
  send: (seen) => api.PUT('/v1/tickets/{id}/closure', { params: seen }),
  told,
  back: ({ status }) => setStatus(status),
})

/** Takes up again what was done. */
export const reopen = (): TicketChange => ({ send: (seen) => api.DELETE('/v1/tickets/{id}/resolution', { params: seen }) })

/** Corrects what is known of a ticket. */
export const correct = (
  change: Partial<ChangeTicket>,
  shown?: Partial<Ticket>,
  told?: string,
  back?: TicketChange['back'],
): TicketChange => ({
  shown,
  send: (seen) => api.PATCH('/v1/tickets/{id}', { params: seen, body: change as ChangeTicket }),
  told,
  back,
})

export const setPriority = (priority: Ticket['priority'], told?: string): TicketChange =>
  correct({ priority }, { priority }, told, (before) => setPriority(before.priority))

/** Lets somebody watch a ticket, or no longer. */
export function watch(person: PersonRef, watches: boolean, watchers: PersonRef[]): TicketChange {
  const others = watchers.filter(({ id }) => id !== person.id)
  const of = (path: { id: string }) => ({ ...path, personId: person.id })
  return {
    shown: { watchers: watches ? [...others, person] : others },
    send: ({ path, header }) =>
      watches
        ? api.PUT('/v1/tickets/{id}/watchers/{personId}', { params: { path: of(path), header } })
        : api.DELETE('/v1/tickets/{id}/watchers/{personId}', { params: { path: of(path), header } }),
  }
}

/** Says that two tickets have to do with each other. */
export const link = (ticket: string, kind: LinkKind, told: string): TicketChange => ({
  send: (seen) => api.POST('/v1/tickets/{id}/links', { params: seen, body: { ticket, kind } }),
  told,
  back: () => unlink(ticket),
})

export const unlink = (other: string): TicketChange => ({
  send: ({ path, header }) => api.DELETE('/v1/tickets/{id}/links/{otherId}', { params: { path: { ...path, otherId: other }, header } }),
})

/** Puts a ticket under another. */
export const putUnder = (parent: string, told?: string): TicketChange => ({
  send: (seen) => api.PUT('/v1/tickets/{id}/parent', { params: seen, body: { parent } }),
  told,
  back: ({ parentId }) => (parentId ? putUnder(parentId) : takeOut()),
})

/** Makes a ticket one of its own again. */
export const takeOut = (told?: string): TicketChange => ({
  shown: { parentId: null },
  send: (seen) => api.DELETE('/v1/tickets/{id}/parent', { params: seen }),
  told,
  back: ({ parentId }) => putUnder(parentId ?? ''),
})

/** Lets a ticket go on in another; for a week it can be taken out again. */
export const merge = (into: string, told: string): TicketChange => ({
  send: (seen) => api.PUT('/v1/tickets/{id}/merge', { params: seen, body: { into } }),
  told,
  back: unmerge,
})

export const unmerge = (): TicketChange => ({ send: (seen) => api.DELETE('/v1/tickets/{id}/merge', { params: seen }) })
