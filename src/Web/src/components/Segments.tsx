import { ToggleGroup } from 'radix-ui'
import type { ReactNode } from 'react'

/** One choice of a few, all in sight. */
export function Segments<T extends string>({
  value,
  onChange,
  options,
  label,
}: {
  value: T
  onChange(value: T): void
  options: { value: T; label: ReactNode }[]
  label: string
}) {
  return (
    <ToggleGroup.Root
      type="single"
      value={value}
      onValueChange={(next) => next && onChange(next as T)}
      aria-label={label}
      className="inline-flex h-(--control) items-center rounded-md border border-line bg-sunken p-0.5"
    >
      {options.map((option) => (
        <ToggleGroup.Item
          key={option.value}
          value={option.value}
          className="figures inline-flex h-full items-center gap-1.5 rounded-[4px] px-2.5 text-xs font-medium whitespace-nowrap text-ink-muted hover:text-ink data-[state=on]:bg-surface data-[state=on]:text-ink data-[state=on]:shadow-[0_0_0_1px_var(--line-strong)]"
        >
          {option.label}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}
