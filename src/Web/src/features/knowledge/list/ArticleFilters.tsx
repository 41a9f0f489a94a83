import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Select } from '@/components/form/Field'
import { SearchField } from '@/components/SearchField'
import { Segments } from '@/components/Segments'
import { useMay } from '@/features/identity/session'
import { ticketSettingsQuery } from '@/features/tickets/queries'
import { due, type ArticleFilter } from '../queries'

interface ArticleFiltersProps {
  q: string | undefined
  filter: ArticleFilter
  writes: boolean
  onChange(next: ArticleFilter & { q?: string }): void
  onClear(): void
}

const any = 'any'
const states = [any, 'published', 'draft', due, 'archived'] as const

/** What narrows the list of articles; a search goes through all of them and needs no other condition. */
export function ArticleFilters({ q, filter, writes, onChange, onClear }: ArticleFiltersProps) {
  const { t } = useTranslation()
  const categories = useQuery({ ...ticketSettingsQuery, enabled: useMay()('tickets.read') }).data?.categories ?? []
  return (
    <>
      <SearchField label={t('knowledge.search')} value={q ?? ''} onChange={(text) => onChange({ q: text || undefined })} />
      {!q && writes && (
        <Segments<(typeof states)[number]>
          label={t('knowledge.state')}
          value={states.find((state) => state === filter.state) ?? any}
          onChange={(state) => onChange({ state: state === any ? undefined : state })}
          options={states.map((state) => ({ value: state, label: t(`knowledge.filters.${state}`) }))}
        />
      )}
      {!q && writes && (
        <Select
          aria-label={t('knowledge.visibility')}
          className="h-(--control) w-auto"
          value={filter.visibility ?? ''}
          onChange={({ target }) => onChange({ visibility: target.value || undefined })}
        >
          <option value="">{t('knowledge.anyVisibility')}</option>
          <option value="public">{t('knowledge.visibilities.public')}</option>
          <option value="internal">{t('knowledge.visibilities.internal')}</option>
        </Select>
      )}
      {!q && categories.length > 0 && (
        <Select
          aria-label={t('tickets.category')}
          className="h-(--control) w-auto"
          value={filter.category ?? ''}
          onChange={({ target }) => onChange({ category: target.value || undefined })}
        >
          <option value="">{t('knowledge.anyCategory')}</option>
          {categories.map((category) => (
            <option key={category}>{category}</option>
          ))}
        </Select>
      )}
      {!q && filter.tag && (
        <Button size="sm" onClick={() => onChange({ tag: undefined })}>
          #{filter.tag} <X aria-label={t('action.clear')} />
        </Button>
      )}
      {(q || Object.values(filter).some(Boolean)) && (
        <button type="button" className="text-xs text-ink-muted hover:text-ink hover:underline" onClick={onClear}>
          {t('table.clearFilters')}
        </button>
      )}
    </>
  )
}
