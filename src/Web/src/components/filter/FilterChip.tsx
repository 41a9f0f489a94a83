import { X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Popover } from '@/components/Popover'

interface FilterChipProps {
  label: string
  values: string[]
  onClear(): void
  /** What opens when the chip is pressed, to choose other values. */
  children?: ReactNode
}

/** One condition of a list in words; pressing it changes it, the cross takes it away. */
export function FilterChip({ label, values, onClear, children }: FilterChipProps) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const words = (
    <>
      <span className="text-ink-muted">{label}</span>{' '}
      <span className="max-w-56 truncate">
        {values.length > 2 ? t('filter.several', { first: values[0], count: values.length - 1 }) : values.join(', ')}
      </span>
    </>
  )
  return (
    <span className="flex h-(--control) items-center rounded-md border border-accent bg-selected pr-1 text-xs font-medium">
      {children ? (
        <Popover
          label={label}
          open={open}
          onOpenChange={setOpen}
          trigger={
            <button type="button" className="flex h-full min-w-0 items-center gap-1 rounded-l-md pr-1 pl-2.5">
              {words}
            </button>
          }
        >
          {children}
        </Popover>
      ) : (
        <span className="flex items-center gap-1 pr-1 pl-2.5">{words}</span>
      )}
      <button
        type="button"
        aria-label={t('filter.clear', { label })}
        onClick={onClear}
        className="grid size-5 place-items-center rounded-sm text-ink-muted hover:text-ink"
      >
        <X className="size-3.5" aria-hidden />
      </button>
    </span>
  )
}
