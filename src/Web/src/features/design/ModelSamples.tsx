import type { ClassOfFailures } from '@/api/types'
import { ClassCard } from '@/features/devices/predictions/ClassCard'
import { Sample } from './Sample'

const unmeasured: ClassOfFailures = {
  class: 'device',
  kind: 'heuristic',
  sinceAt: null,
  precision: null,
  recall: null,
  leadHours: null,
  failures: 0,
  alarms: 0,
  heuristicPrecision: null,
  heuristicRecall: null,
}
const learned: ClassOfFailures = {
  class: 'battery',
  kind: 'trained',
  sinceAt: '2026-11-14T02:10:00Z',
  precision: 0.91,
  recall: 0.84,
  leadHours: 9.5,
  failures: 37,
  alarms: 34,
  heuristicPrecision: 0.72,
  heuristicRecall: 0.78,
}
const rules: ClassOfFailures = {
  ...learned,
  class: 'connectivity',
  kind: 'heuristic',
  precision: 0.66,
  recall: 0.41,
  leadHours: 2.25,
  failures: 12,
  alarms: 8,
  heuristicPrecision: 0.66,
  heuristicRecall: 0.41,
}

/** How well failures are foretold: learned, by the rules for everyone, and not measured yet. */
export function ModelSamples() {
  return (
    <Sample title="Prediction models">
      <div className="grid w-full gap-4">
        {[learned, rules, unmeasured].map((one) => (
          <ClassCard key={one.class} of={one} />
        ))}
      </div>
    </Sample>
  )
}
