import type { TicketField } from '@/api/types'

/** What a custom field holds, as the API says it. */
export type FieldValue = string | number | boolean

/** The values of a ticket's custom fields, by their keys. */
export type FieldValues = Record<string, FieldValue>

/** The values of a ticket's fields as texts of a form. */
export const asTexts = (definitions: TicketField[], values: FieldValues): Record<string, string> =>
  Object.fromEntries(definitions.map(({ key }) => [key, values[key] === undefined ? '' : String(values[key])]))

/** What changed between two states of the form, as the API takes it: null takes a value away. */
export function changedFields(
  definitions: TicketField[],
  before: Record<string, string>,
  after: Record<string, string>,
): Record<string, FieldValue | null> {
  const changed = definitions.filter(({ key }) => (after[key] ?? '') !== (before[key] ?? ''))
  return Object.fromEntries(changed.map((field) => [field.key, asValue(field, after[field.key] ?? '')]))
}

function asValue({ type }: TicketField, text: string): FieldValue | null {
  if (text.trim() === '') return null
  if (type === 'number') return Number.isNaN(Number(text)) ? text : Number(text)
  if (type === 'boolean') return text === 'true'
  return text.trim()
}
