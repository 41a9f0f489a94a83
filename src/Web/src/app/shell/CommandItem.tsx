import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { Keys } from '@/components/Keys'

/** One line of the palette. */
export function CommandItem({
  value,
  onSelect,
  children,
  aside,
  keys,
}: {
  value: string
  onSelect(): void
  children: ReactNode
  aside?: string
  keys?: string
}) {
  return (
    <Command.Item
      value={value}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 text-sm data-[selected=true]:bg-selected [&>svg]:size-4 [&>svg:not([data-band])]:text-ink-muted"
    >
      {children}
      <span className="figures ml-auto flex items-center truncate pl-4 text-xs text-ink-faint">
        {aside}
        {keys && <Keys keys={keys} />}
      </span>
    </Command.Item>
  )
}

export function CommandGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="mb-1 [&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  )
}
