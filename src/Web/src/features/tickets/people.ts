import { useQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { PersonRef, Team } from '@/api/types'
import { useMay, useSession } from '@/features/identity/session'
import { teamsQuery } from './queries'

const colleaguesQuery = {
  queryKey: ['people', 'active'],
  staleTime: 5 * 60_000,
  queryFn: ({ signal }: { signal: AbortSignal }) => body(api.GET('/v1/users', { params: { query: { limit: 200 } }, signal })),
}

/** Whom one may give work to: everybody, for whoever may see everybody; else oneself and the members of teams. */
export function useColleagues(): PersonRef[] {
  const { user } = useSession()
  const seesAll = useMay()('users.read')
  const users = useQuery({ ...colleaguesQuery, enabled: seesAll }).data?.items ?? []
  const teams = useQuery(teamsQuery).data?.items ?? []
  const active = users.filter(({ deactivatedAt }) => deactivatedAt === null)
  return everybody({ id: user.id, name: user.name, isContact: false }, [
    ...active.map(({ id, name }) => ({ id, name, isContact: false })),
    ...teams.flatMap((team: Team) => team.members),
  ])
}

/** Oneself first, then the others by name, each once. */
export function everybody(me: PersonRef, others: PersonRef[]): PersonRef[] {
  const known = new Map(others.filter(({ id, name }) => name && id !== me.id).map((person) => [person.id, person]))
  return [me, ...[...known.values()].sort((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))]
}
