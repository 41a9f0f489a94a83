import type { FilterField } from '@/components/filter/FilterMenu'
import { several } from './filterWords'

/** Makes the fields of a filter menu out of the filter and of what changes a word of it. */
export const fieldsOf =
  <Word extends string>(filter: { [Name in Word]?: string }, change: (word: Word, values: string | undefined) => void) =>
  (id: Word, label: string, choices: FilterField['choices']): FilterField => ({
    ...{ id, label, choices },
    chosen: several(filter[id]),
    onChange: (values) => change(id, values.join(',') || undefined),
  })
