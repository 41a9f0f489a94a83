import type { IncidentLine, IncidentUpdate } from '@/api/types'
import { absoluteTime, clockTime, duration } from '@/lib/time'
import { secondsTo } from './lanes'

/** What is written of an incident while it goes on, and what was learned of it: the last word on that counts. */
export function partsOf(updates: IncidentUpdate[]) {
  return { said: updates.filter(({ isSummary }) => !isSummary), summaries: updates.filter(({ isSummary }) => isSummary) }
}

interface Words {
  happened: string
  why: string
  next: string
  opened(at: string, alerts: number): string
  mitigated(after: string): string
  resolved(after: string): string
}

/** A summary to begin with: what is known already stands in it, what only people know is asked for. */
export function draftOf({ incident }: Pick<IncidentLine, 'incident'>, said: IncidentUpdate[], words: Words, zone?: string): string {
  const { mitigated, resolved } = secondsTo(incident)
  return [
    words.happened,
    words.opened(absoluteTime(incident.openedAt, zone), incident.alerts + incident.folded),
    ...said.map(({ at, text }) => `- ${clockTime(at, zone)} ${text.trim().split('\n')[0]}`),
    ...(mitigated === undefined ? [] : [words.mitigated(duration(mitigated))]),
    ...(resolved === undefined ? [] : [words.resolved(duration(resolved))]),
    '',
    words.why,
    '',
    '',
    words.next,
    '- ',
  ].join('\n')
}
