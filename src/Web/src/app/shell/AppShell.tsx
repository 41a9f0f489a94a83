import { Outlet, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '@/lib/keys'
import { LiveProvider } from '@/live/LiveProvider'
import { CommandPalette } from './CommandPalette'
import { useNavigation } from './navigation'
import { Rail } from './Rail'
import { ShortcutHelp } from './ShortcutHelp'
import { StreamBanner } from './StreamBanner'
import { TabBar } from './TabBar'
import { TopBar } from './TopBar'

/** The frame around every page: rail, top bar, search, and the state of the live stream. */
export function AppShell() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [searching, setSearching] = useState(false)
  const [helping, setHelping] = useState(false)
  const places = useNavigation().flatMap((group) => group.places)
  useKeys({
    'mod+k': () => setSearching((open) => !open),
    '?': () => setHelping(true),
    ...Object.fromEntries(places.flatMap(({ to, keys }) => (keys ? [[keys, () => void navigate({ to })]] : []))),
  })
  return (
    <LiveProvider>
      <div className="flex h-dvh flex-col md:flex-row">
        <a
          href="#main"
          className="fixed top-2 left-2 z-50 -translate-y-20 rounded-md bg-accent px-3 py-2 text-sm text-accent-ink focus:translate-y-0"
        >
          {t('shell.skip')}
        </a>
        <Rail onHelp={() => setHelping(true)} />
        <div className="flex min-h-0 min-w-0 grow flex-col">
          <TopBar onSearch={() => setSearching(true)} />
          <StreamBanner />
          <main id="main" tabIndex={-1} className="flex min-h-0 grow flex-col overflow-y-auto outline-none">
            <Outlet />
          </main>
        </div>
        <TabBar onSearch={() => setSearching(true)} />
        <CommandPalette open={searching} onOpenChange={setSearching} onHelp={() => setHelping(true)} />
        <ShortcutHelp open={helping} onOpenChange={setHelping} />
      </div>
    </LiveProvider>
  )
}
