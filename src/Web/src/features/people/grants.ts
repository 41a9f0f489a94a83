import type { Role } from '@/api/types'

/** Whether a role allows something now; "*" is everything. */
export function allows(role: Pick<Role, 'grants'>, permission: string): boolean {
  return role.grants.includes('*') || role.grants.includes(permission)
}
