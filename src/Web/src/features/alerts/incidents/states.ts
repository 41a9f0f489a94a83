import type { IncidentRole, IncidentState } from '@/api/types'

/** The lifecycle in its order; what was merged is followed where it went. */
export const incidentStates: IncidentState[] = ['open', 'mitigated', 'resolved', 'reviewed', 'merged']

export const roles: IncidentRole[] = ['commander', 'communications', 'operations', 'scribe']

/** Whether people still work on it. */
export const goesOn = (state: IncidentState) => state === 'open' || state === 'mitigated'

/** Whether it is not changed any more. */
export const isFixed = (state: IncidentState) => state === 'reviewed' || state === 'merged'

export const incidentText: Record<IncidentState, string> = {
  open: 'text-critical',
  mitigated: 'text-warning',
  resolved: 'text-healthy',
  reviewed: 'text-ink-muted',
  merged: 'text-ink-faint',
}

/** The colour of a stretch of time in which it was so. */
export const incidentFill: Record<'open' | 'mitigated' | 'resolved', string> = {
  open: 'bg-critical-fill',
  mitigated: 'bg-warning-fill',
  resolved: 'bg-healthy-fill',
}
