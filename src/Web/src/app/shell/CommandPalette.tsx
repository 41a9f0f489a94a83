import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { BellOff, BookOpen, Contrast, FileUp, Keyboard, LoaderCircle, LogOut, Moon, Plus, Search, Siren, Sun } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { HealthMark } from '@/components/health/HealthMark'
import { Keys } from '@/components/Keys'
import { useMay, useSignOut } from '@/features/identity/session'
import { StateMark } from '@/features/tickets/StateMark'
import { setAppearance } from '@/lib/appearance'
import { CommandGroup, CommandItem } from './CommandItem'
import { useNavigation, referenceUrl } from './navigation'
import { useFound } from './useFound'

interface CommandPaletteProps {
  open: boolean
  onOpenChange(open: boolean): void
  onHelp(): void
}

/** Find anything, go anywhere, do the common things, without leaving the keyboard. */
export function CommandPalette({ open, onOpenChange, onHelp }: CommandPaletteProps) {
  const { t } = useTranslation()
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          className="pop fixed inset-x-3 top-3 z-40 overflow-hidden rounded-lg border border-line-strong bg-raised shadow-pop outline-none md:inset-x-auto md:top-[14vh] md:left-1/2 md:w-150 md:-translate-x-1/2"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Palette onDone={() => onOpenChange(false)} onHelp={onHelp} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Palette({ onDone, onHelp }: { onDone(): void; onHelp(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const may = useMay()
  const [text, setText] = useState('')
  const { sites, devices, tickets, searching } = useFound(text)
  const run = (action: () => unknown) => () => {
    onDone()
    void action()
  }
  const matches = (label: string) => label.toLowerCase().includes(text.trim().toLowerCase())
  const actions = [
    may('tickets.write') && {
      label: t('palette.openTicket'),
      icon: Plus,
      run: () => navigate({ to: '/tickets', search: { new: 'ticket' } }),
    },
    may('alerts.write') && {
      label: t('incidents.new'),
      icon: Siren,
      run: () => navigate({ to: '/incidents', search: { new: 'incident' } }),
    },
    may('alerts.read') && { label: t('palette.silences'), icon: BellOff, run: () => navigate({ to: '/alerts/silences' }) },
    may('alerts.silence') && {
      label: t('palette.silenceAlerts'),
      icon: BellOff,
      run: () => navigate({ to: '/alerts/silences', search: { matchers: 'new' } }),
    },
    may('sites.write') && { label: t('palette.addSite'), icon: Plus, run: () => navigate({ to: '/sites', search: { new: 'site' } }) },
    may('devices.write') && {
      label: t('palette.registerDevice'),
      icon: Plus,
      run: () => navigate({ to: '/devices', search: { new: 'device' } }),
    },
    may('devices.write') && { label: t('palette.importDevices'), icon: FileUp, run: () => navigate({ to: '/devices/imports' }) },
    { label: t('palette.light'), icon: Sun, run: () => setAppearance({ theme: 'light' }) },
    { label: t('palette.dark'), icon: Moon, run: () => setAppearance({ theme: 'dark' }) },
    { label: t('palette.contrast'), icon: Contrast, run: () => setAppearance({ theme: 'contrast' }) },
    { label: t('nav.reference'), icon: BookOpen, run: () => window.open(referenceUrl, '_blank', 'noreferrer') },
    { label: t('nav.shortcuts'), icon: Keyboard, run: onHelp },
    { label: t('me.signOut'), icon: LogOut, run: () => signOut.mutate() },
  ]
    .filter((action) => action !== false)
    .filter(({ label }) => matches(label))
  const places = useNavigation()
    .flatMap((group) => group.places)
    .filter(({ label }) => matches(t(label)))

  // What is found arrives after what was there already, and Enter means the first of all.
  const found = [
    ...devices.map(({ id }) => `device ${id}`),
    ...sites.map(({ id }) => `site ${id}`),
    ...tickets.map(({ id }) => `ticket ${id}`),
    ...places.map(({ to }) => to),
    ...actions.map(({ label }) => `action ${label}`),
  ]
  const first = found[0] ?? ''
  const [picked, pick] = useState(first)
  useEffect(() => pick(first), [first])

  return (
    <Command shouldFilter={false} label={t('palette.title')} value={picked} onValueChange={pick}>
      <div className="flex items-center gap-2.5 border-b px-4">
        {searching ? (
          <LoaderCircle className="size-4 animate-spin text-ink-faint" aria-hidden />
        ) : (
          <Search className="size-4 text-ink-faint" aria-hidden />
        )}
        <Command.Input
          autoFocus
          value={text}
          onValueChange={setText}
          placeholder={t('palette.placeholder')}
          className="h-12 grow bg-transparent text-base outline-none"
        />
        <Keys keys="Escape" />
      </div>
      <Command.List className="max-h-[min(440px,70dvh)] overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-sm text-ink-muted">
          {searching ? t('palette.searching') : t('palette.nothing', { text })}
        </Command.Empty>
        {devices.length > 0 && (
          <CommandGroup heading={t('nav.devices')}>
            {devices.map((device) => (
              <CommandItem
                key={device.id}
                value={`device ${device.id}`}
                onSelect={run(() => navigate({ to: '/devices/$id', params: { id: device.id } }))}
                aside={`${device.number} · ${device.siteName}`}
              >
                <HealthMark band={device.standing.band} /> {device.name}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {sites.length > 0 && (
          <CommandGroup heading={t('nav.sites')}>
            {sites.map((site) => (
              <CommandItem
                key={site.id}
                value={`site ${site.id}`}
                onSelect={run(() => navigate({ to: '/sites/$id', params: { id: site.id } }))}
                aside={site.number}
              >
                <HealthMark band={site.health.band} /> {site.name}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {tickets.length > 0 && (
          <CommandGroup heading={t('nav.tickets')}>
            {tickets.map((ticket) => (
              <CommandItem
                key={ticket.id}
                value={`ticket ${ticket.id}`}
                onSelect={run(() => navigate({ to: '/tickets/$id', params: { id: ticket.number } }))}
                aside={ticket.number}
              >
                <StateMark state={ticket.status.state} /> {ticket.subject}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {places.length > 0 && (
          <CommandGroup heading={t('palette.goTo')}>
            {places.map(({ to, label, icon: Icon, keys }) => (
              <CommandItem key={to} value={to} onSelect={run(() => navigate({ to }))} keys={keys}>
                <Icon aria-hidden /> {t(label)}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
        {actions.length > 0 && (
          <CommandGroup heading={t('palette.actions')}>
            {actions.map(({ label, icon: Icon, run: act }) => (
              <CommandItem key={label} value={`action ${label}`} onSelect={run(act)}>
                <Icon aria-hidden /> {label}
              </CommandItem>
            ))}
          </CommandGroup>
        )}
      </Command.List>
    </Command>
  )
}
