import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { ChangePerson, CreateRole, Invitation, InvitePerson, Person, Role } from '@/api/types'
import { useToast } from '@/components/Toasts'

export interface PeopleFilter {
  q?: string
  role?: string
}

const keys = { people: ['people'] as const, invitations: ['invitations'] as const, roles: ['roles'] as const }

export const peopleQuery = ({ q, role }: PeopleFilter) =>
  infiniteQueryOptions({
    queryKey: [...keys.people, { q, role }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/users', { params: { query: { limit: 100, cursor, q, 'filter[role]': role } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

export const invitationsQuery = queryOptions({
  queryKey: keys.invitations,
  queryFn: ({ signal }) => body(api.GET('/v1/invitations', { params: { query: { limit: 100 } }, signal })),
})

export const rolesQuery = queryOptions({
  queryKey: keys.roles,
  queryFn: ({ signal }) => body(api.GET('/v1/roles', { signal })),
})

/** Asks again for everything that says who may do what. */
function useRefresh() {
  const queries = useQueryClient()
  return () => Promise.all(Object.values(keys).map((queryKey) => queries.invalidateQueries({ queryKey })))
}

export function useChangePerson(person: Person) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (change: ChangePerson) => body(api.PATCH('/v1/users/{id}', { params: { path: { id: person.id } }, body: change })),
    onSuccess: refresh,
  })
}

/** Deactivates at once, because somebody may be locking a thief out, and offers to take it back. */
export function useDeactivation() {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const fail = (error: Error) => toast({ text: error.message, tone: 'critical' })
  const reactivate = useMutation({
    mutationFn: ({ id }: Person) => body(api.DELETE('/v1/users/{id}/deactivation', { params: { path: { id } } })),
    onSuccess: refresh,
    onError: fail,
  })
  const deactivate = useMutation({
    mutationFn: ({ id }: Person) => body(api.PUT('/v1/users/{id}/deactivation', { params: { path: { id } } })),
    onSuccess: async (_, person) => {
      toast({
        text: t('people.deactivatedToast', { name: person.name }),
        seconds: 10,
        action: { label: t('action.undo'), onPress: () => reactivate.mutate(person) },
      })
      await refresh()
    },
    onError: fail,
  })
  return { deactivate, reactivate }
}

export function useInvite() {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (invitation: InvitePerson) => body(api.POST('/v1/invitations', { body: invitation })),
    onSuccess: refresh,
  })
}

export function useInvitation() {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const fail = (error: Error) => toast({ text: error.message, tone: 'critical' })
  const resend = useMutation({
    mutationFn: ({ id }: Invitation) => body(api.POST('/v1/invitations/{id}/mail', { params: { path: { id } } })),
    onSuccess: async (_, { email }) => {
      toast({ text: t('people.sentTo', { email }) })
      await refresh()
    },
    onError: fail,
  })
  const invite = useInvite()
  const withdraw = useMutation({
    mutationFn: ({ id }: Invitation) => body(api.DELETE('/v1/invitations/{id}', { params: { path: { id } } })),
    onSuccess: async (_, { email, role, sites }) => {
      toast({
        text: t('people.withdrawnToast', { email }),
        action: { label: t('people.inviteAgain'), onPress: () => invite.mutate({ email, role, sites }) },
      })
      await refresh()
    },
    onError: fail,
  })
  return { resend, withdraw }
}

export function useSaveRole(role: Role | undefined) {
  const refresh = useRefresh()
  return useMutation({
    mutationFn: (wanted: CreateRole) =>
      role
        ? body(api.PATCH('/v1/roles/{id}', { params: { path: { id: role.id } }, body: wanted }))
        : body(api.POST('/v1/roles', { body: wanted })),
    onSuccess: refresh,
  })
}

export function useRemoveRole() {
  const { t } = useTranslation()
  const toast = useToast()
  const refresh = useRefresh()
  const restore = useSaveRole(undefined)
  return useMutation({
    mutationFn: ({ id }: Role) => body(api.DELETE('/v1/roles/{id}', { params: { path: { id } } })),
    onSuccess: async (_, { title, permissions, description }) => {
      toast({
        text: t('roles.removedToast', { title }),
        action: { label: t('action.undo'), onPress: () => restore.mutate({ title, permissions, description }) },
      })
      await refresh()
    },
    onError: (error) => toast({ text: error.message, tone: 'critical' }),
  })
}

/** What the link of an invitation is good for. */
export const openedQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => body(api.POST('/v1/invitations/opening', { body: { token } })),
  })

export function useAccept(token: string) {
  return useMutation({
    mutationFn: (person: { name: string; password: string }) =>
      body(api.POST('/v1/invitations/acceptance', { body: { token, ...person } })),
  })
}
