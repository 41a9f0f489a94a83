import { useQuery } from '@tanstack/react-query'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { permissionsQuery } from './apiKeys'
import { useMay } from './session'

/** What a key or a role may do: any of what its maker may do. */
export function ScopePicker({ field, error, legend }: { field: UseFormRegisterReturn; error?: string; legend?: string }) {
  const { t } = useTranslation()
  const may = useMay()
  const { data, isError } = useQuery(permissionsQuery)
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{legend ?? t('apiKeys.scopes')}</legend>
      {isError && <Notice tone="critical">{t('apiKeys.scopesFailed')}</Notice>}
      <div className="max-h-60 divide-y overflow-y-auto rounded-md border">
        {!data && !isError && <Skeleton className="m-3 h-10" />}
        {data
          ?.toSpliced(0, 0, { name: '*', description: t('apiKeys.everything') })
          .filter(({ name }) => may(name))
          .map(({ name, description }) => (
            <label key={name} className="flex cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-hover">
              <input type="checkbox" value={name} {...field} className="mt-1 size-3.5 accent-(--accent)" />
              <span>
                <code className="font-mono text-xs">{name}</code>
                <span className="block text-xs text-ink-muted">{description}</span>
              </span>
            </label>
          ))}
      </div>
      {error && (
        <p role="alert" className="mt-1 text-xs text-critical">
          {error}
        </p>
      )}
    </fieldset>
  )
}
