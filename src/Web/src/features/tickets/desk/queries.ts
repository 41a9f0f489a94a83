import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Macro, MacroTerms, Team, TeamTerms, TicketSettings, TicketSettingsChange } from '@/api/types'
import { macrosQuery } from '../macros/queries'
import { teamsQuery, ticketKeys, ticketSettingsQuery } from '../queries'

const lastSeen = (version: number) => ({ 'If-Match': `"${version}"` })

/** Changes the words of the help desk as they were last seen, and shows them so at once; tickets are shown with the new ones. */
export function useChangeDesk(settings: TicketSettings | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (change: TicketSettingsChange) =>
      body(api.PATCH('/v1/ticket-settings', { params: { header: lastSeen(settings?.version ?? 0) }, body: change })),
    onMutate: (change) => {
      const before = queries.getQueryData(ticketSettingsQuery.queryKey)
      if (before) queries.setQueryData(ticketSettingsQuery.queryKey, { ...before, ...(change as Partial<TicketSettings>) })
      return before
    },
    onError: (_, __, before) => queries.setQueryData(ticketSettingsQuery.queryKey, before),
    onSuccess: (changed) => queries.setQueryData(ticketSettingsQuery.queryKey, changed),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ticketSettingsQuery.queryKey }),
        queries.invalidateQueries({ queryKey: ticketKeys.all, refetchType: 'none' }),
      ]),
  })
}

/** Forms a team, or changes its name and its members. */
export function useSaveTeam(team: Team | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: TeamTerms) =>
      team
        ? body(api.PUT('/v1/teams/{id}', { params: { path: { id: team.id }, header: lastSeen(team.version) }, body: terms }))
        : body(api.POST('/v1/teams', { body: terms })),
    onSettled: () => queries.invalidateQueries({ queryKey: teamsQuery.queryKey }),
  })
}

export const disbandTeam = ({ id, version }: Team) =>
  body(api.DELETE('/v1/teams/{id}', { params: { path: { id }, header: lastSeen(version) }, keepalive: true }))

/** Writes a macro, or says anew what one does. */
export function useSaveMacro(macro: Macro | undefined) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (terms: MacroTerms) =>
      macro
        ? body(api.PUT('/v1/macros/{id}', { params: { path: { id: macro.id }, header: lastSeen(macro.version) }, body: terms }))
        : body(api.POST('/v1/macros', { body: terms })),
    onSettled: () => queries.invalidateQueries({ queryKey: macrosQuery.queryKey }),
  })
}

export const removeMacro = ({ id, version }: Macro) =>
  body(api.DELETE('/v1/macros/{id}', { params: { path: { id }, header: lastSeen(version) }, keepalive: true }))
