import type { AssignmentRule } from '@/api/types'
import { readSkills } from './skills'

/** A rule as its form holds it. */
export interface RuleValues {
  name: string
  place: string
  category: string
  site: string
  team: string
  toTeam: string
  strategy: AssignmentRule['strategy']
  skills: string
  inHoursOnly: boolean
}

export const valuesOf = (rule: AssignmentRule | undefined, rules: AssignmentRule[]): RuleValues => ({
  name: rule?.name ?? '',
  place: String(rule ? rules.indexOf(rule) : rules.length),
  category: rule?.category ?? '',
  site: rule?.site ?? '',
  team: rule?.team ?? '',
  toTeam: rule?.toTeam ?? '',
  strategy: rule?.strategy ?? 'roundRobin',
  skills: rule?.skills?.join(', ') ?? '',
  inHoursOnly: rule?.inHoursOnly ?? true,
})

export const termsOf = ({ name, category, site, team, toTeam, strategy, skills, inHoursOnly }: RuleValues): AssignmentRule => ({
  name: name.trim(),
  category: category || null,
  site: site || null,
  team: team || null,
  toTeam: toTeam || null,
  strategy,
  skills: readSkills(skills),
  inHoursOnly,
})

/** The rules with this one in the place of what it was, or added, where it is to stand. */
export function placed(
  rules: AssignmentRule[],
  before: AssignmentRule | undefined,
  after: AssignmentRule,
  place: number,
): AssignmentRule[] {
  const others = rules.filter((rule) => rule !== before)
  return [...others.slice(0, place), after, ...others.slice(place)]
}
