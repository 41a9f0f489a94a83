import { Search } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Keys } from '@/components/Keys'
import { useSession } from '@/features/identity/session'
import { Bell } from '@/features/notifications/Bell'
import { AppearanceMenu } from './AppearanceMenu'
import { Brand } from './Brand'
import { LiveIndicator } from './LiveIndicator'
import { MeMenu } from './MeMenu'
import { SiteScope } from './SiteScope'

/** Whose place this is, which part of it, search, and me. */
export function TopBar({ onSearch }: { onSearch(): void }) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  return (
    <header className="flex h-12 shrink-0 items-center gap-1 border-b bg-surface px-3 md:px-(--gutter)">
      <Brand className="mr-1 size-6 shrink-0 md:hidden" />
      <span className="hidden max-w-52 truncate text-sm font-semibold sm:block">{tenant.name}</span>
      <span className="hidden px-1 text-ink-faint sm:block" aria-hidden>
        /
      </span>
      <SiteScope />
      <button
        type="button"
        onClick={onSearch}
        className="mx-auto hidden h-8 w-full max-w-80 items-center gap-2 rounded-md border bg-sunken px-2.5 text-sm text-ink-faint transition-colors hover:border-line-strong md:flex"
      >
        <Search className="size-4" aria-hidden />
        <span className="grow text-left">{t('shell.search')}</span>
        <Keys keys="mod+k" />
      </button>
      <div className="ml-auto flex items-center gap-1 md:ml-0">
        <LiveIndicator />
        <Bell />
        <AppearanceMenu />
        <MeMenu />
      </div>
    </header>
  )
}
