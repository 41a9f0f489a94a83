import { describe, expect, it } from 'vitest'
import type { Macro } from '@/api/types'
import { effectsOf } from '@/features/tickets/macros/effects'

const macro: Macro = {
  id: '1', name: 'M', text: 'Hello', isNote: false, status: null, priority: null, category: null, teamId: null, assigneeId: null, toMe: false,
  addTags: [], removeTags: [], createdAt: '2026-01-01T00:00:00Z', version: 1,
} // prettier-ignore
const names = {
  status: (n: string) => `S:${n}`,
  priority: (n: string) => `P:${n}`,
  team: (n: string) => `T:${n}`,
  person: (n: string) => `A:${n}`,
}

describe('what a macro changes', () => {
  it('is nothing for a canned reply', () => expect(effectsOf(macro, names)).toEqual([]))

  it('is told with the names people know', () =>
    expect(effectsOf({ ...macro, status: 'pending', teamId: 't1', addTags: ['a', 'b'] }, names)).toEqual([
      { key: 'status', what: 'S:pending' },
      { key: 'team', what: 'T:t1' },
      { key: 'tagged', what: 'a, b' },
    ]))
})
