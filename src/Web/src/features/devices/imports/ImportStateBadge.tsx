import { CircleCheck, CirclePlay, FileClock, Undo2, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ImportState } from '@/api/types'
import { cn } from '@/lib/cn'

const looks: Record<ImportState, [LucideIcon, string]> = {
  ready: [FileClock, 'text-ink-muted'],
  applying: [CirclePlay, 'text-accent-text'],
  applied: [CircleCheck, 'text-healthy'],
  undoing: [CirclePlay, 'text-accent-text'],
  undone: [Undo2, 'text-ink-muted'],
}

/** Where an import is in its life: shape and word. */
export function ImportStateBadge({ state }: { state: ImportState }) {
  const { t } = useTranslation()
  const [Icon, look] = looks[state]
  return (
    <span className={cn('inline-flex items-center gap-1.5 text-sm font-medium whitespace-nowrap', look)}>
      <Icon className="size-3.5" aria-hidden /> {t(`imports.state.${state}`)}
    </span>
  )
}
