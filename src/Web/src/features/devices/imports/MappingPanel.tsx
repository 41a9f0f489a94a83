import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ChangeDeviceImport, DeviceImport } from '@/api/types'
import { Field, Select } from '@/components/form/Field'
import { SitePicker } from '@/features/sites/SitePicker'
import { deviceTypesQuery } from '../queries'
import { importFields, withColumn } from './fields'

interface MappingPanelProps {
  one: DeviceImport
  onChange(change: ChangeDeviceImport): void
}

/** From which column each field is taken, and what new devices are where the table does not say. */
export function MappingPanel({ one, onChange }: MappingPanelProps) {
  const { t } = useTranslation()
  const types = useQuery(deviceTypesQuery).data?.items ?? []
  const taken = new Set(importFields.map((field) => one.mapping[field]))
  const left = one.columns.filter((_, at) => !taken.has(at))
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      {importFields.map((field) => {
        const column = one.mapping[field] ?? null
        const samples = column === null ? [] : (one.columns[column]?.samples ?? [])
        return (
          <Field key={field} label={t(`imports.field.${field}`)} hint={samples.length > 0 && <Samples cells={samples} />}>
            {(control) => (
              <Select
                {...control}
                value={column ?? ''}
                onChange={({ target }) =>
                  onChange({ mapping: withColumn(one.mapping, field, target.value === '' ? null : Number(target.value)) })
                }
              >
                <option value="">{t('imports.nowhere')}</option>
                {one.columns.map(({ name }, at) => (
                  <option key={at} value={at}>
                    {name}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )
      })}
      <h3 className="mt-2 border-t pt-3 text-sm font-semibold">{t('imports.otherwise')}</h3>
      <Field label={t('imports.defaultSite')}>
        {(control) => <SitePicker {...control} value={one.siteId ?? ''} onChange={(siteId) => onChange({ siteId })} />}
      </Field>
      <Field label={t('imports.defaultType')}>
        {(control) => (
          <Select {...control} value={one.typeId ?? ''} onChange={({ target }) => onChange({ typeId: target.value || null })}>
            <option value="">{t('form.choose')}</option>
            {types.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      {left.length > 0 && (
        <p className="text-xs text-ink-faint">
          {t('imports.notTaken', { count: left.length, columns: left.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </div>
  )
}

function Samples({ cells }: { cells: readonly string[] }) {
  return (
    <span className="block truncate font-mono" title={cells.join('\n')}>
      {cells.join(' · ')}
    </span>
  )
}
