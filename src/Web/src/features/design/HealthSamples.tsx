import type { DeviceCounts } from '@/api/types'
import { LiveIndicator } from '@/app/shell/LiveIndicator'
import { HealthBadge } from '@/components/health/HealthBadge'
import { HealthBar } from '@/components/health/HealthBar'
import { HealthRing } from '@/components/health/HealthRing'
import { bands } from '@/components/health/bands'
import { JobStateBadge } from '@/features/jobs/JobStateBadge'
import { Sample } from './Sample'

const scores = { healthy: 94, warning: 71, poor: 48, critical: 17, unknown: null }
const mixed: DeviceCounts = { total: 64, healthy: 40, warning: 12, poor: 6, critical: 4, unknown: 2, offline: 5 }
const none: DeviceCounts = { total: 0, healthy: 0, warning: 0, poor: 0, critical: 0, unknown: 0, offline: 0 }

/** Meaning: colour, shape and word together. */
export function HealthSamples() {
  return (
    <>
      <Sample title="Health">
        {bands.map((band) => (
          <div key={band} className="grid w-32 justify-items-start gap-2 rounded-lg border bg-surface p-3">
            <HealthRing band={band} score={scores[band]} />
            <HealthBadge band={band} score={scores[band]} />
            <HealthBadge band={band} score={scores[band]} plain />
          </div>
        ))}
        <div className="grid w-72 gap-4 rounded-lg border bg-surface p-4">
          <HealthBar counts={mixed} />
          <HealthBar counts={{ ...none, total: 9, healthy: 9 }} />
          <HealthBar counts={none} />
        </div>
      </Sample>
      <Sample title="Stream and jobs">
        {(['connecting', 'live', 'behind', 'gone'] as const).map((state) => (
          <LiveIndicator key={state} state={state} />
        ))}
        {(['waiting', 'running', 'done', 'dead'] as const).map((state) => (
          <JobStateBadge key={state} state={state} />
        ))}
      </Sample>
    </>
  )
}
