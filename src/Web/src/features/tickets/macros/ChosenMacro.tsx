import { X, Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Macro } from '@/api/types'
import { IconButton } from '@/components/Button'
import { useEffects } from './useEffects'

/** The macro that is used when one sends, with what it changes; taken away by its cross. */
export function ChosenMacro({ macro, onDrop }: { macro: Macro; onDrop(): void }) {
  const { t } = useTranslation()
  const told = useEffects()(macro)
  return (
    <p className="flex min-w-0 items-center gap-2 rounded-md bg-sunken py-0.5 pl-2.5 text-xs text-ink-muted">
      <Zap className="size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 grow truncate">
        <span className="font-medium text-ink">{macro.name}</span>
        {told && ` · ${told}`}
      </span>
      <IconButton label={t('macros.drop', { name: macro.name })} onClick={onDrop}>
        <X aria-hidden />
      </IconButton>
    </p>
  )
}
