import type { Macro } from '@/api/types'

/** Something a macro changes: the key of its words, and what they name. */
export interface Effect {
  key: 'status' | 'priority' | 'category' | 'team' | 'toMe' | 'assignee' | 'tagged' | 'untagged'
  what: string
}

interface Names {
  status(name: string): string
  priority(priority: string): string
  team(id: string): string
  person(id: string): string
}

/** What a macro changes beside what it says, in the order people read a ticket. */
export function effectsOf(macro: Macro, names: Names): Effect[] {
  const effects: (Effect | null | '' | false)[] = [
    macro.status && { key: 'status', what: names.status(macro.status) },
    macro.priority && { key: 'priority', what: names.priority(macro.priority) },
    macro.category && { key: 'category', what: macro.category },
    macro.teamId && { key: 'team', what: names.team(macro.teamId) },
    macro.toMe && { key: 'toMe', what: '' },
    macro.assigneeId && { key: 'assignee', what: names.person(macro.assigneeId) },
    macro.addTags.length > 0 && { key: 'tagged', what: macro.addTags.join(', ') },
    macro.removeTags.length > 0 && { key: 'untagged', what: macro.removeTags.join(', ') },
  ]
  return effects.filter((effect): effect is Effect => Boolean(effect))
}
