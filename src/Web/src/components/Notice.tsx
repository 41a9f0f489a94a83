import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'

const tones = {
  info: { icon: Info, look: 'border-line bg-sunken text-ink-muted' },
  warning: { icon: TriangleAlert, look: 'border-transparent bg-warning-soft text-warning contrast-theme:border-warning' },
  critical: { icon: CircleAlert, look: 'border-transparent bg-critical-soft text-critical contrast-theme:border-critical' },
}

/** A line that needs to be read where it stands. */
export function Notice({ tone = 'info', children, className }: { tone?: keyof typeof tones; children: ReactNode; className?: string }) {
  const { icon: Icon, look } = tones[tone]
  return (
    <div
      role={tone === 'critical' ? 'alert' : 'status'}
      className={cn('flex items-start gap-2 rounded-md border px-3 py-2 text-sm', look, className)}
    >
      <Icon className="mt-0.5 size-4 shrink-0" aria-hidden />
      <div className="min-w-0 grow">{children}</div>
    </div>
  )
}
