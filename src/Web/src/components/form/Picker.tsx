import { Command } from 'cmdk'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Popover } from '@/components/Popover'
import { cn } from '@/lib/cn'

export interface PickerChoice {
  value: string
  label: string
  mark?: ReactNode
  aside?: ReactNode
}

interface PickerProps {
  id?: string
  label: string
  value: string
  /** What the value is called, where it is not among the choices. */
  shown?: string
  none?: string
  /** As high as the controls of a toolbar. */
  slim?: boolean
  choices: PickerChoice[]
  onChange(value: string): void
  /** Given when the choices come from the server by what is typed. */
  onText?: (text: string) => void
  'aria-invalid'?: boolean
  'aria-describedby'?: string
}

/** One of many, found by typing; for lists too long to unfold. */
export function Picker({ label, value, shown, none, slim, choices, onChange, onText, ...control }: PickerProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const current = choices.find((choice) => choice.value === value)?.label ?? shown
  const pick = (next: string) => {
    onChange(next)
    setOpen(false)
  }
  const item = 'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-hover'
  return (
    <Popover
      label={label}
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        onText?.('')
      }}
      trigger={
        <button
          type="button"
          {...control}
          className={cn(
            'flex h-9 w-full items-center gap-2 rounded-md border border-line-strong bg-surface px-2.5 text-left text-base hover:border-ink-faint aria-invalid:border-critical md:text-sm',
            slim && 'h-(--control) text-xs font-medium md:text-xs',
          )}
        >
          <span className={cn('min-w-0 grow truncate', !value && 'text-ink-faint')}>{(value && current) || none || t('form.choose')}</span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
        </button>
      }
    >
      <Command label={label} shouldFilter={!onText} loop>
        <Command.Input
          autoFocus
          placeholder={t('form.find')}
          onValueChange={onText}
          className="h-10 w-full border-b bg-transparent px-3 outline-none"
        />
        <Command.List className="max-h-64 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-6 text-center text-ink-muted">{t('table.noMatch')}</Command.Empty>
          {none && (
            <Command.Item value="" keywords={[none]} onSelect={() => pick('')} className={item}>
              <span className="grow text-ink-muted">{none}</span>
              {!value && <Check className="size-4 text-accent-text" aria-hidden />}
            </Command.Item>
          )}
          {choices.map((choice) => (
            <Command.Item
              key={choice.value}
              value={choice.value}
              keywords={[choice.label]}
              onSelect={() => pick(choice.value)}
              className={item}
            >
              {choice.mark}
              <span className="min-w-0 grow truncate">{choice.label}</span>
              {choice.aside && <span className="shrink-0 text-xs text-ink-faint">{choice.aside}</span>}
              {value === choice.value && <Check className="size-4 text-accent-text" aria-hidden />}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  )
}
