import { Command } from 'cmdk'
import { Check, ChevronsUpDown, Layers, Star, Users } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView } from '@/api/types'
import { Button } from '@/components/Button'
import { Popover } from '@/components/Popover'
import { useKeys } from '@/lib/keys'
import { cn } from '@/lib/cn'

interface ViewPickerProps {
  /** What the list is called without a view. */
  everything: string
  views: SavedView[]
  current?: SavedView
  /** The view the list opens with. */
  usual?: string
  /** Those about to be removed. */
  leaving: ReadonlySet<string>
  onPick(view: SavedView | undefined): void
}

/** Chooses among the views of a list, one's own and shared ones, by typing; `v` opens it. */
export function ViewPicker({ everything, views, current, usual, leaving, onPick }: ViewPickerProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useKeys({ v: () => setOpen(true) })
  const pick = (view: SavedView | undefined) => {
    onPick(view)
    setOpen(false)
  }
  const own = views.filter(({ isMine }) => isMine)
  const others = views.filter(({ isMine }) => !isMine)
  const item = (view: SavedView) => (
    <Choice
      key={view.id}
      value={view.id}
      name={view.name}
      chosen={view.id === current?.id}
      leaving={leaving.has(view.id)}
      onSelect={() => pick(view)}
      aside={
        <>
          {view.id === usual && <Star className="size-3.5 text-ink-faint" aria-label={t('views.isDefault')} />}
          {view.ownerName && <span className="max-w-28 truncate text-xs text-ink-faint">{view.ownerName}</span>}
          {view.isShared && <Users className="size-3.5 text-ink-faint" aria-label={t('views.isShared')} />}
        </>
      }
    />
  )
  return (
    <Popover
      label={t('views.title')}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button className="max-w-56" aria-label={t('views.current', { name: current?.name ?? everything })}>
          <Layers aria-hidden /> <span className="truncate">{current?.name ?? everything}</span>
          <ChevronsUpDown className="!size-3.5 text-ink-faint" aria-hidden />
        </Button>
      }
    >
      <Command label={t('views.title')} loop>
        <Command.Input autoFocus placeholder={t('views.find')} className="h-10 w-full border-b bg-transparent px-3 outline-none" />
        <Command.List className="max-h-80 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-6 text-center text-ink-muted">{t('table.noMatch')}</Command.Empty>
          <Choice value="everything" name={everything} chosen={!current} onSelect={() => pick(undefined)} />
          {own.length > 0 && <Command.Group heading={<Heading>{t('views.own')}</Heading>}>{own.map(item)}</Command.Group>}
          {others.length > 0 && <Command.Group heading={<Heading>{t('views.shared')}</Heading>}>{others.map(item)}</Command.Group>}
          {views.length === 0 && <p className="px-2 py-2 text-xs text-ink-faint">{t('views.none')}</p>}
        </Command.List>
      </Command>
    </Popover>
  )
}

function Heading({ children }: { children: string }) {
  return <span className="block px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">{children}</span>
}

interface ChoiceProps {
  value: string
  name: string
  chosen: boolean
  leaving?: boolean
  onSelect(): void
  aside?: ReactNode
}

function Choice({ value, name, chosen, leaving, onSelect, aside }: ChoiceProps) {
  return (
    <Command.Item
      value={value}
      keywords={[name]}
      disabled={leaving}
      onSelect={onSelect}
      className={cn(
        'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-hover',
        leaving && 'line-through opacity-50',
      )}
    >
      <span className="min-w-0 grow truncate">{name}</span>
      {aside}
      {chosen && <Check className="size-4 shrink-0 text-accent-text" aria-hidden />}
    </Command.Item>
  )
}
