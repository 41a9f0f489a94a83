import { useQuery } from '@tanstack/react-query'
import type { OnCallPerson } from '@/api/types'
import { i18next } from '@/i18n'
import { peopleQuery } from './queries'

const looks = 6

/** A colour for each, the same on every page: in the order of their names. */
export function useColours(): (id: string | null) => string {
  const places = new Map(useQuery(peopleQuery).data?.items.map(({ id }, at) => [id, at]))
  return (id) => (id && places.has(id) ? `var(--chart-${(places.get(id)! % looks) + 1})` : 'var(--line-strong)')
}

/** Somebody's name; whoever has left has none any more. */
export function nameIn(people: readonly OnCallPerson[], id: string | null | undefined): string {
  if (!id) return i18next.t('oncall.nobody')
  return people.find((person) => person.id === id)?.name ?? i18next.t('oncall.left')
}

/** "SR" for Sofia Rossi. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .slice(0, 2)
    .join('')

/** "Nora", "Nora and Omar", "Nora, Omar and 3 more". */
export function listed(names: readonly string[]): string {
  const [first, second, third] = names
  if (names.length === 0) return i18next.t('oncall.nobody')
  if (names.length === 1) return first!
  if (names.length === 2) return i18next.t('oncall.two', { first, second })
  if (names.length === 3) return i18next.t('oncall.three', { first, second, third })
  return i18next.t('oncall.more', { first, second, count: names.length - 2 })
}
