import { Popover as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

interface PopoverProps {
  trigger: ReactNode
  label: string
  open?: boolean
  onOpenChange?(open: boolean): void
  align?: 'start' | 'end'
  /** For what is read rather than set. */
  wide?: boolean
  children: ReactNode
}

/** A small sheet that opens beside a button and holds controls. */
export function Popover({ trigger, label, open, onOpenChange, align = 'start', wide, children }: PopoverProps) {
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            'pop z-50 rounded-lg border bg-raised text-sm shadow-pop outline-none',
            wide ? 'w-[min(400px,calc(100vw-16px))]' : 'w-72',
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
