import { useNavigate } from '@tanstack/react-router'
import { BellRing, LogOut, MonitorSmartphone, UserRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'
import { useSession, useSignOut } from '@/features/identity/session'

/** Who I am here, and the way out. */
export function MeMenu() {
  const { t } = useTranslation()
  const { user, tenant } = useSession()
  const signOut = useSignOut()
  const navigate = useNavigate()
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('me.label', { name: user.name })}
          className="ml-1 grid size-7 shrink-0 place-items-center rounded-full bg-accent-soft text-[11px] font-semibold text-accent-text"
        >
          {initials(user.name)}
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="font-medium">{user.name}</p>
        <p className="text-xs text-ink-muted">{user.email}</p>
        <p className="mt-1 text-xs text-ink-faint">
          <span className="capitalize">{user.role}</span> · {tenant.name}
        </p>
      </div>
      <MenuLine />
      <MenuItem onSelect={() => void navigate({ to: '/settings/profile' })}>
        <UserRound aria-hidden /> {t('me.profile')}
      </MenuItem>
      <MenuItem onSelect={() => void navigate({ to: '/settings/sessions' })}>
        <MonitorSmartphone aria-hidden /> {t('me.sessions')}
      </MenuItem>
      <MenuItem onSelect={() => void navigate({ to: '/settings/notifications' })}>
        <BellRing aria-hidden /> {t('notifications.preferences')}
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={() => signOut.mutate()}>
        <LogOut aria-hidden /> {t('me.signOut')}
      </MenuItem>
    </Menu>
  )
}

/** "Ada Lovelace" → "AL". */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  return ((words[0]?.[0] ?? '') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase()
}
