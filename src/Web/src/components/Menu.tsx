import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

/** A list of actions that opens from a button. */
export function Menu({ trigger, children, align = 'end' }: { trigger: ReactNode; children: ReactNode; align?: 'start' | 'end' }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="pop z-50 max-h-[min(420px,80dvh)] min-w-52 overflow-y-auto rounded-lg border bg-raised p-1 text-sm shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const item =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-ink outline-none select-none data-[disabled]:opacity-50 data-[highlighted]:bg-hover [&>svg]:size-4 [&>svg]:text-ink-muted'

export function MenuItem({ onSelect, children, disabled }: { onSelect(): void; children: ReactNode; disabled?: boolean }) {
  return (
    <Radix.Item className={item} onSelect={onSelect} disabled={disabled}>
      {children}
    </Radix.Item>
  )
}

export function MenuChoice<T extends string>({
  value,
  onChange,
  options,
}: {
  value: T
  onChange(value: T): void
  options: { value: T; label: ReactNode }[]
}) {
  return (
    <Radix.RadioGroup value={value} onValueChange={(next) => onChange(next as T)}>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} value={option.value} className={item}>
          <span className="grow truncate">{option.label}</span>
          <Radix.ItemIndicator>
            <Check className="size-4 text-accent-text" aria-hidden />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}

/** One of several independent switches; choosing it keeps the menu open. */
export function CheckItem({ checked, onChange, children }: { checked: boolean; onChange(checked: boolean): void; children: ReactNode }) {
  return (
    <Radix.CheckboxItem className={item} checked={checked} onCheckedChange={onChange} onSelect={(event) => event.preventDefault()}>
      <span className="grow">{children}</span>
      <Radix.ItemIndicator>
        <Check className="size-4 text-accent-text" aria-hidden />
      </Radix.ItemIndicator>
    </Radix.CheckboxItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-1.5 pb-1 text-xs font-medium text-ink-faint">{children}</Radix.Label>
}

export function MenuLine() {
  return <Radix.Separator className="-mx-1 my-1 border-t" />
}
