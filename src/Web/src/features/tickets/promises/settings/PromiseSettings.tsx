import { useMay } from '@/features/identity/session'
import { CalendarsPanel } from './CalendarsPanel'
import { PoliciesPanel } from './PoliciesPanel'

/** What is promised to whom, and in whose hours: a part of the help desk's settings. */
export function PromiseSettings() {
  if (!useMay()('sla.write')) return null
  return (
    <div className="mb-4 grid items-start gap-4 lg:grid-cols-2">
      <PoliciesPanel />
      <CalendarsPanel />
    </div>
  )
}
