import type { AlertLine } from '@/api/types'

/** An alert of an incident, with those that are hidden behind it. */
export interface Grouped {
  line: AlertLine
  /** Whether it belongs to the incident, or is only hidden behind what does. */
  isMember: boolean
  behind: Grouped[]
}

/** The alerts as they hang together: what hides others stands above them. In a circle nobody hides anybody. */
export function groupedOf(members: AlertLine[], behind: AlertLine[]): Grouped[] {
  const all = new Map<string, Grouped>()
  for (const line of members) all.set(line.alert.id, { line, isMember: true, behind: [] })
  for (const line of behind) if (!all.has(line.alert.id)) all.set(line.alert.id, { line, isMember: false, behind: [] })
  const causeOf = ({ line }: Grouped) => (line.hidden?.byId ? all.get(line.hidden.byId) : undefined)
  const isCircle = (one: Grouped) => {
    const seen = new Set<Grouped>([one])
    for (let above = causeOf(one); above; above = causeOf(above)) {
      if (seen.has(above)) return true
      seen.add(above)
    }
    return false
  }
  const roots: Grouped[] = []
  for (const one of all.values()) {
    const cause = isCircle(one) ? undefined : causeOf(one)
    if (cause) cause.behind.push(one)
    else roots.push(one)
  }
  return roots
}

/** How many it hides, through however many others. */
export const hiddenBehind = ({ behind }: Grouped): number => behind.reduce((sum, one) => sum + 1 + hiddenBehind(one), 0)
