import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'

/** Switches in one row, which scrolls sideways where it is narrow. */
export function Toggles({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div
      role="group"
      aria-label={label}
      className="-mx-1 flex max-w-full items-center gap-1 overflow-x-auto px-1 py-0.5 [scrollbar-width:none]"
    >
      {children}
    </div>
  )
}

interface ToggleProps {
  pressed: boolean
  /** How many it would show, once that is known. */
  count?: number
  onPress(): void
  children: ReactNode
}

/** A condition of a list that is on or off. */
export function Toggle({ pressed, count, onPress, children }: ToggleProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={cn(
        'flex h-(--control) shrink-0 items-center gap-1.5 rounded-md border border-line px-2.5 text-xs font-medium text-ink-muted transition-colors hover:bg-hover',
        pressed && 'border-accent bg-selected text-ink hover:bg-selected',
      )}
    >
      {children}
      {count !== undefined && <span className="figures font-normal text-ink-faint">{figure(count)}</span>}
    </button>
  )
}
