import { Link } from '@tanstack/react-router'
import type { AlertIncident } from '@/api/types'
import { IncidentStateMark } from './IncidentStateMark'

/** The incident something belongs to, by its number; where there is room, by its title too. */
export function IncidentChip({ incident, titled }: { incident: AlertIncident; titled?: boolean }) {
  return (
    <Link
      to="/incidents/$id"
      params={{ id: incident.number }}
      title={incident.title}
      onClick={(event) => event.stopPropagation()}
      className="inline-flex max-w-full min-w-0 shrink-0 items-center gap-1 rounded-sm border px-1.5 text-xs hover:bg-hover"
    >
      <IncidentStateMark state={incident.state} className="size-3" />
      <span className="figures">{incident.number}</span>
      {titled && <span className="truncate text-ink-muted">{incident.title}</span>}
    </Link>
  )
}
