import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Permission, Role } from '@/api/types'
import { Tooltip } from '@/components/Tooltip'
import { allows } from './grants'

/** Every permission by every role. The head and the first column stay in sight. */
export function RoleMatrix({ roles, permissions, onChoose }: { roles: Role[]; permissions: Permission[]; onChoose(role: string): void }) {
  const { t } = useTranslation()
  return (
    <div className="min-h-0 grow overflow-auto overscroll-contain border-t" tabIndex={0} role="region" aria-label={t('roles.title')}>
      <table className="w-full border-separate border-spacing-0 text-sm">
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky top-0 left-0 z-20 border-r border-b bg-surface px-(--gutter) py-2 text-left text-xs font-medium text-ink-muted"
            >
              {t('roles.permission')}
            </th>
            {roles.map((role) => (
              <th
                key={role.id}
                scope="col"
                className="sticky top-0 z-10 min-w-24 border-b bg-surface px-2 py-2 align-bottom text-xs font-medium"
              >
                <RoleHead role={role} onChoose={onChoose} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map(({ name, description }) => (
            <tr key={name} className="group">
              <th
                scope="row"
                className="sticky left-0 z-10 max-w-80 min-w-44 border-r border-b bg-surface px-(--gutter) py-1.5 text-left font-normal group-hover:bg-hover"
              >
                <code className="font-mono text-xs">{name}</code>
                <span className="hidden text-xs text-ink-muted sm:block">{description}</span>
              </th>
              {roles.map((role) => (
                <td key={role.id} className="border-b text-center group-hover:bg-hover">
                  {allows(role, name) ? (
                    <Check
                      className="mx-auto size-4 text-accent-text"
                      aria-label={t('roles.allowed', { role: role.title, permission: name })}
                    />
                  ) : (
                    <span className="text-ink-faint" aria-hidden>
                      ·
                    </span>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RoleHead({ role, onChoose }: { role: Role; onChoose(role: string): void }) {
  const { t } = useTranslation()
  const count = <span className="figures mt-0.5 block font-normal text-ink-faint">{t('roles.people', { count: role.users })}</span>
  if (role.isOwn)
    return (
      <button type="button" onClick={() => onChoose(role.id)} className="w-full text-accent-text hover:underline">
        {role.title}
        {count}
      </button>
    )
  return (
    <Tooltip text={role.description}>
      <span tabIndex={0}>
        {role.title}
        {count}
      </span>
    </Tooltip>
  )
}
