import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from '@/lib/cn'
import { Tooltip } from './Tooltip'

const looks = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-100 select-none disabled:pointer-events-none disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      look: {
        primary: 'bg-accent text-accent-ink hover:bg-accent-hover',
        secondary: 'border border-line-strong bg-surface text-ink hover:bg-hover',
        ghost: 'text-ink-muted hover:bg-hover hover:text-ink',
        danger: 'border border-line-strong bg-surface text-critical hover:bg-critical-soft',
      },
      size: {
        md: 'h-(--control) px-3 text-sm',
        sm: 'h-7 px-2 text-xs',
        icon: 'size-(--control) p-0',
        'icon-sm': 'size-6 p-0 [&_svg]:size-3.5',
      },
    },
    defaultVariants: { look: 'secondary', size: 'md' },
  },
)

type ButtonProps = ComponentProps<'button'> & VariantProps<typeof looks> & { pending?: boolean }

/** A push button; while `pending` it keeps its width, spins and cannot be pressed twice. */
export function Button({ look, size, pending, className, children, type = 'button', disabled, ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={cn(looks({ look, size }), className)}
      disabled={disabled || pending}
      aria-busy={pending || undefined}
      {...rest}
    >
      {pending && <LoaderCircle className="animate-spin" aria-hidden />}
      {children}
    </button>
  )
}

/** A button that shows only an icon and says its name in a tooltip. */
export function IconButton({ label, keys, look = 'ghost', size = 'icon', ...rest }: ButtonProps & { label: string; keys?: string }) {
  return (
    <Tooltip text={label} keys={keys}>
      <Button aria-label={label} look={look} size={size} {...rest} />
    </Tooltip>
  )
}

export { looks as buttonLooks }
