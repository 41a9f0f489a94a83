import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Select } from '@/components/form/Field'
import { SearchField } from '@/components/SearchField'
import { Segments } from '@/components/Segments'
import { auditKindsQuery, type AuditSearch } from './queries'

const spans = ['1', '7', '30', 'all'] as const

/** What narrows the trail: words, kind of record, how far back, and what an entry was pressed for. */
export function AuditFilters({ search, onChange }: { search: AuditSearch; onChange(next: AuditSearch): void }) {
  const { t } = useTranslation()
  const kinds = useQuery(auditKindsQuery)
  const chips = (['actor', 'record', 'trace'] as const).filter((name) => search[name])
  return (
    <>
      <SearchField label={t('audit.filter')} value={search.q ?? ''} onChange={(text) => onChange({ q: text || undefined })} />
      <Select
        aria-label={t('audit.kind')}
        className="h-(--control) w-auto"
        value={search.kind ?? ''}
        onChange={(event) => onChange({ kind: event.target.value || undefined })}
      >
        <option value="">{t('audit.everything')}</option>
        {kinds.data?.map((kind) => (
          <option key={kind} value={kind}>
            {kind}
          </option>
        ))}
      </Select>
      <Segments
        label={t('audit.since')}
        value={(search.days as (typeof spans)[number] | undefined) ?? 'all'}
        onChange={(days) => onChange({ days: days === 'all' ? undefined : days })}
        options={spans.map((value) => ({ value, label: t(`audit.days.${value}`) }))}
      />
      {chips.map((name) => (
        <span
          key={name}
          className="flex h-(--control) items-center gap-1.5 rounded-md border border-accent bg-selected pr-1 pl-2.5 text-xs font-medium"
        >
          {t(`audit.only.${name}`)} <code className="font-mono">{search[name]?.slice(-8)}</code>
          <button
            type="button"
            aria-label={t('action.clear')}
            onClick={() => onChange({ [name]: undefined })}
            className="grid size-5 place-items-center rounded-sm text-ink-muted hover:text-ink"
          >
            <X className="size-3.5" aria-hidden />
          </button>
        </span>
      ))}
    </>
  )
}
