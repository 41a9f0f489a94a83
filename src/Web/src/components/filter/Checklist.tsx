import { Command } from 'cmdk'
import { Check, ChevronLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { figure } from '@/lib/number'

export interface Choice {
  value: string
  label: string
  mark?: ReactNode
  count?: number
}

interface ChecklistProps {
  label: string
  choices: Choice[]
  chosen: string[]
  onChange(chosen: string[]): void
  onBack?: () => void
}

const shownAtMost = 200

/** Choices to tick, found by typing, each with how many records it would show. */
export function Checklist({ label, choices, chosen, onChange, onBack }: ChecklistProps) {
  const { t } = useTranslation()
  const toggle = (value: string) => onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
  // What is chosen comes first; the order stays while the list is open, so that nothing jumps under the hand.
  return (
    <Command label={label} loop>
      <div className="flex items-center gap-1 border-b px-1.5">
        {onBack && (
          <button
            type="button"
            aria-label={t('filter.back')}
            onClick={onBack}
            className="grid size-7 place-items-center rounded-md text-ink-muted hover:bg-hover"
          >
            <ChevronLeft className="size-4" aria-hidden />
          </button>
        )}
        <Command.Input autoFocus placeholder={label} className="h-10 min-w-0 grow bg-transparent px-1.5 outline-none" />
      </div>
      <Command.List className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-ink-muted">{t('table.noMatch')}</Command.Empty>
        {choices.slice(0, shownAtMost).map(({ value, label: name, mark, count }) => (
          <Command.Item
            key={value}
            value={value}
            keywords={[name]}
            onSelect={() => toggle(value)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 data-[selected=true]:bg-hover"
          >
            <span
              className={`grid size-4 shrink-0 place-items-center rounded-sm border ${chosen.includes(value) ? 'border-accent bg-accent text-accent-ink' : 'border-line-strong'}`}
            >
              {chosen.includes(value) && <Check className="size-3" aria-label={t('filter.chosen')} />}
            </span>
            {mark}
            <span className="min-w-0 grow truncate">{name}</span>
            {count !== undefined && <span className="figures text-xs text-ink-faint">{figure(count)}</span>}
          </Command.Item>
        ))}
        {choices.length > shownAtMost && (
          <p className="px-2 py-1.5 text-xs text-ink-faint">{t('filter.more', { count: choices.length - shownAtMost })}</p>
        )}
      </Command.List>
    </Command>
  )
}
