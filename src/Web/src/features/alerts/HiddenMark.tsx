import { BellOff, EyeOff, Router, Timer, Wrench, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlertHidden } from '@/api/types'
import { figure } from '@/lib/number'
import { clockTime } from '@/lib/time'
import { hiddenBy, type HiddenKind } from './reasons'

const icons: Record<HiddenKind, LucideIcon> = { silenced: BellOff, maintenance: Wrench, folded: Router, inhibited: EyeOff, brief: Timer }

/** The sign of what keeps people from hearing of an alert. */
export function HiddenIcon({ kind, className = 'size-3.5 shrink-0' }: { kind: string; className?: string }) {
  const Icon = icons[kind as HiddenKind] ?? BellOff
  return <Icon className={className} aria-hidden />
}

/** Why nobody is told of an alert: by what, since when, how often it came meanwhile. */
export function HiddenMark({ hidden }: { hidden: AlertHidden }) {
  const { t } = useTranslation()
  return (
    <span className="inline-flex max-w-full items-center gap-1.5 align-middle text-ink-muted">
      <HiddenIcon kind={hidden.kind} />
      <span className="truncate">
        {hiddenBy(t, hidden)}
        <span className="figures text-ink-faint">
          {' '}
          {t('alerts.hiddenSince', { since: clockTime(hidden.since), count: hidden.count, times: figure(hidden.count) })}
        </span>
      </span>
    </span>
  )
}
