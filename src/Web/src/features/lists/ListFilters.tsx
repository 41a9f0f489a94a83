import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Checklist } from '@/components/filter/Checklist'
import { FilterChip } from '@/components/filter/FilterChip'
import { FilterMenu, type FilterField } from '@/components/filter/FilterMenu'
import { SearchField } from '@/components/SearchField'

interface ListFiltersProps {
  /** What stands before the filters. */
  lead?: ReactNode
  label: string
  text: string | undefined
  onText(text: string | undefined): void
  /** The condition people change most, as buttons. */
  toggles: ReactNode
  fields: FilterField[]
  /** Conditions that come from elsewhere and can only be taken away. */
  given?: ReactNode
  isFiltered: boolean
  onClear(): void
  /** What stands at the end of the row. */
  children?: ReactNode
}

/** What narrows a list: words, toggles, a chip for each condition, and the menu that adds others. */
export function ListFilters({ lead, label, text, onText, toggles, fields, given, isFiltered, onClear, children }: ListFiltersProps) {
  const { t } = useTranslation()
  return (
    <>
      {lead}
      <SearchField label={label} value={text ?? ''} onChange={(typed) => onText(typed || undefined)} />
      {toggles}
      {fields
        .filter(({ chosen }) => chosen.length > 0)
        .map((field) => (
          <FilterChip
            key={field.id}
            label={field.label}
            values={field.chosen.map((value) => field.choices.find((choice) => choice.value === value)?.label ?? '…')}
            onClear={() => field.onChange([])}
          >
            <Checklist {...field} />
          </FilterChip>
        ))}
      {given}
      <FilterMenu fields={fields} />
      {isFiltered && (
        <button type="button" className="text-xs text-ink-muted hover:text-ink hover:underline" onClick={onClear}>
          {t('table.clearFilters')}
        </button>
      )}
      <span className="ml-auto flex items-center gap-2">{children}</span>
    </>
  )
}
