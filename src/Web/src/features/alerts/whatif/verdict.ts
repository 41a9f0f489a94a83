import type { WhatIfFigures } from '@/api/types'
import type { WhatIf } from './queries'

/** What the answer comes to: something true would have been hidden, people would hear less, more or the same, or nothing is known. */
export type Verdict = 'hidesTrue' | 'less' | 'more' | 'same' | 'nothing'

export function verdictOf(
  figures: Pick<WhatIfFigures, 'reports' | 'trueAlertsHidden' | 'notificationsAsItWas' | 'notificationsAsWished'>,
): Verdict {
  if (figures.trueAlertsHidden > 0) return 'hidesTrue'
  if (figures.reports === 0) return 'nothing'
  const less = figures.notificationsAsItWas - figures.notificationsAsWished
  return less > 0 ? 'less' : less < 0 ? 'more' : 'same'
}

/** Whether what is written may be saved: the answer was waited for, or somebody did not want to; and what is true and would have been hidden was seen. */
export function maySave(whatIf: WhatIf, impatient: boolean, seen: boolean): boolean {
  if (whatIf.state === 'running') return impatient
  return whatIf.state !== 'done' || whatIf.figures.trueAlertsHidden === 0 || seen
}

/** The days on which something true would have been hidden, by their dates. */
export const daysOfTrue = (hidden: { openedAt: string | null }[]) =>
  new Set(hidden.flatMap(({ openedAt }) => (openedAt ? [new Date(openedAt).toISOString().slice(0, 10)] : [])))
