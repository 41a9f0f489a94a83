import { CircleCheck, FileCheck, Flame, Merge, ShieldCheck, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { IncidentState } from '@/api/types'
import { cn } from '@/lib/cn'
import { incidentText } from './states'

const icons: Record<IncidentState, LucideIcon> = {
  open: Flame,
  mitigated: ShieldCheck,
  resolved: CircleCheck,
  reviewed: FileCheck,
  merged: Merge,
}

/** The shape of a place in an incident's lifecycle. */
export function IncidentStateMark({ state, className }: { state: IncidentState; className?: string }) {
  const Icon = icons[state]
  return <Icon className={cn('size-3.5 shrink-0', incidentText[state], className)} aria-hidden data-incident-state={state} />
}

/** A place in an incident's lifecycle as shape and word. */
export function IncidentStateBadge({ state }: { state: IncidentState }) {
  const { t } = useTranslation()
  return (
    <span className={cn('inline-flex max-w-full items-center gap-1.5 align-middle font-medium', incidentText[state])}>
      <IncidentStateMark state={state} /> <span className="truncate">{t(`incidents.states.${state}`)}</span>
    </span>
  )
}
