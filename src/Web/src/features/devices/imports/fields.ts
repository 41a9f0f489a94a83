import type { ImportMapping } from '@/api/types'

export type ImportField = keyof ImportMapping

/** What a column of a table may be taken as, in the order people think of it. */
export const importFields: ImportField[] = ['name', 'serial', 'site', 'type', 'group', 'gateway', 'tags', 'number']

/** Without one of these, no line says which device it is about. */
const telling: ImportField[] = ['name', 'serial', 'number']

export const isMapped = (mapping: ImportMapping) => telling.some((field) => typeof mapping[field] === 'number')

/** The fields that are taken from some column, with that column. */
export const takenFields = (mapping: ImportMapping): { field: ImportField; column: number }[] =>
  importFields.flatMap((field) => {
    const column = mapping[field]
    return typeof column === 'number' ? [{ field, column }] : []
  })

/** The mapping with a field taken from another column; a column is taken as one thing only. */
export function withColumn(mapping: ImportMapping, field: ImportField, column: number | null): ImportMapping {
  const others = Object.fromEntries(importFields.map((one) => [one, mapping[one] === column ? null : (mapping[one] ?? null)]))
  return { ...others, [field]: column }
}

/** A cell a spreadsheet would calculate: it is taken as the text it is. */
export const looksLikeFormula = (cell: string) => /^'?(=|@|[+-](?![\d.,\s]*$))/.test(cell.trim())
