import { useState } from 'react'
import type { WhatIfDraft } from '@/api/types'
import { useWhatIf, type WhatIf } from './queries'
import { maySave } from './verdict'

/** What the draft is compared with: what happened, or what would have with the rules of today. */
export type Compared = 'was' | 'today'

export interface WhatIfGuard {
  compared: Compared
  whatIf: WhatIf
  impatient: boolean
  seen: boolean
  hurry(): void
  see(seen: boolean): void
  /** Whether what is written may be saved now. */
  passes: boolean
  /** How many true alerts would have been hidden. */
  trueHidden: number
}

/** Keeps what is written from being saved unseen: until it was tried on the past, and while it would have hidden something true that nobody has looked at. */
export function useWhatIfGuard(draft: WhatIfDraft | undefined): WhatIfGuard {
  const of = JSON.stringify(draft)
  const whatIf = useWhatIf(draft)
  // What was said of one draft does not count for another.
  const [said, say] = useState({ of: '', impatient: false, seen: false })
  const { impatient, seen } = said.of === of ? said : { impatient: false, seen: false }
  return {
    compared: draft?.againstToday ? 'today' : 'was',
    whatIf,
    impatient,
    seen,
    hurry: () => say({ of, impatient: true, seen }),
    see: (now) => say({ of, impatient, seen: now }),
    passes: maySave(whatIf, impatient, seen),
    trueHidden: whatIf.state === 'done' ? whatIf.figures.trueAlertsHidden : 0,
  }
}
