import { X, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { Keys } from '@/components/Keys'
import { chosenCount, type SelectionControl } from '@/components/table/selection'
import { useKeys } from '@/lib/keys'
import { figure } from '@/lib/number'

/** Something that can be done with what is chosen; its stroke does it from the keyboard. */
export interface BulkAction {
  label: string
  icon: LucideIcon
  stroke?: string
  onPress(): void
}

interface BulkBarProps {
  label: string
  control: SelectionControl
  total: number
  actions: BulkAction[]
  /** While one action is under way the others wait. */
  pending: boolean
  /** Why nothing can be done with so many. */
  tooMany?: string
  /** Further buttons and sheets. */
  children?: ReactNode
}

/** What can be done with the rows that are chosen, at the foot of their list. */
export function BulkBar({ label, control, total, actions, pending, tooMany, children }: BulkBarProps) {
  const { t } = useTranslation()
  const { selection, set, clear } = control
  const count = chosenCount(selection, total)
  const chooseAll = () => set({ all: true, keys: new Set() })
  const strokes = actions.flatMap(({ stroke, onPress }) => (stroke ? [[stroke, onPress] as const] : []))
  useKeys({ Escape: clear, ...Object.fromEntries(strokes) }, count > 0)
  useKeys({ 'mod+a': chooseAll }, total > 0)
  if (count === 0) return null
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="slide-up flex flex-wrap items-center gap-2 border-t bg-raised px-(--gutter) py-2 shadow-pop"
    >
      <span className="figures mr-1 text-sm font-medium" role="status">
        {t('bulk.chosen', { count, things: figure(count) })}
      </span>
      {!selection.all && count < total && (
        <button type="button" className="text-xs text-accent-text hover:underline" onClick={chooseAll}>
          {t('bulk.chooseAll', { things: figure(total) })}
        </button>
      )}
      {tooMany && <span className="text-sm text-warning">{tooMany}</span>}
      {actions.map(({ label: name, icon: Icon, stroke, onPress }) => (
        <Button key={name} size="sm" onClick={onPress} disabled={pending}>
          <Icon aria-hidden /> {name}
          {stroke && (
            <span className="hidden lg:inline" aria-hidden>
              <Keys keys={stroke} />
            </span>
          )}
        </Button>
      ))}
      {children}
      <IconButton label={t('bulk.clear')} keys="Escape" size="icon-sm" onClick={clear} className="ml-auto">
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
