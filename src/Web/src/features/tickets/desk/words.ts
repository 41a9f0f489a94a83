import type { TicketField, TicketStatus } from '@/api/types'

const lifecycle = ['new', 'open', 'pending', 'on-hold', 'resolved', 'closed']

/** Whether a status is the lifecycle's own: its title can be another, but it stays. */
export const isOwn = ({ name }: TicketStatus) => lifecycle.includes(name)

/** The name by which programs know something called like this; the next number is added where it is taken. */
export function nameFor(title: string, taken: string[]): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, 36)
    .replace(/-+$/, '')
  const name = plain || 'x'
  if (!taken.includes(name)) return name
  let next = 2
  while (taken.includes(`${name}-${next}`)) next++
  return `${name}-${next}`
}

/** A list with one put in, or put where the one of the same key was. */
export const withOne = <T>(list: readonly T[], one: T, keyOf: (item: T) => string): T[] =>
  list.some((item) => keyOf(item) === keyOf(one)) ? list.map((item) => (keyOf(item) === keyOf(one) ? one : item)) : [...list, one]

/** The choices of a field as lines of a form, and back. */
export const choiceLines = (field: TicketField | undefined) => field?.choices?.join('\n') ?? ''
export const readChoices = (lines: string) => [...new Set(lines.split('\n').map((line) => line.trim()))].filter(Boolean)
