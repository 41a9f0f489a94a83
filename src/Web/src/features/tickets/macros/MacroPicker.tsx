import { useQuery } from '@tanstack/react-query'
import { Command } from 'cmdk'
import { Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Popover } from '@/components/Popover'
import { macrosQuery } from './queries'
import { useEffects } from './useEffects'

interface MacroPickerProps {
  open: boolean
  onOpenChange(open: boolean): void
  onPick(macro: Macro): void
}

/** Finds a macro or canned reply by typing; each says below its name what it changes. */
export function MacroPicker({ open, onOpenChange, onPick }: MacroPickerProps) {
  const { t } = useTranslation()
  const macros = useQuery(macrosQuery).data?.items ?? []
  const tell = useEffects()
  if (macros.length === 0) return null
  return (
    <Popover
      label={t('macros.title')}
      open={open}
      onOpenChange={onOpenChange}
      trigger={
        <IconButton label={t('macros.use')}>
          <Zap aria-hidden />
        </IconButton>
      }
    >
      <Command label={t('macros.title')} loop>
        <Command.Input autoFocus placeholder={t('form.find')} className="h-10 w-full border-b bg-transparent px-3 outline-none" />
        <Command.List className="max-h-64 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-6 text-center text-ink-muted">{t('table.noMatch')}</Command.Empty>
          {macros.map((macro) => (
            <Command.Item
              key={macro.id}
              value={macro.id}
              keywords={[macro.name]}
              onSelect={() => {
                onOpenChange(false)
                onPick(macro)
              }}
              className="cursor-pointer rounded-md px-2 py-1.5 data-[selected=true]:bg-hover"
            >
              <span className="block truncate font-medium">{macro.name}</span>
              <span className="block truncate text-xs text-ink-faint">{tell(macro) ?? macro.text}</span>
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  )
}
