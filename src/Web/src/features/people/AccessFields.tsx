import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Field, Select } from '@/components/form/Field'
import { siteListQuery } from '@/features/sites/queries'
import { rolesQuery } from './queries'

export interface Access {
  role: string
  sites: string[]
}

/** What somebody is to the company, and which sites they see: all, until one is chosen. */
export function AccessFields({ value, onChange, roleError }: { value: Access; onChange(access: Access): void; roleError?: string }) {
  const { t } = useTranslation()
  const roles = useQuery(rolesQuery)
  const list = useInfiniteQuery(siteListQuery({}))
  const sites = list.data?.pages.flatMap((page) => page.items) ?? []
  const role = roles.data?.items.find(({ id }) => id === value.role)
  const toggle = (id: string) =>
    onChange({ ...value, sites: value.sites.includes(id) ? value.sites.filter((one) => one !== id) : [...value.sites, id] })
  return (
    <>
      <Field label={t('people.role')} hint={role?.description} error={roleError}>
        {(control) => (
          <Select {...control} value={value.role} onChange={(event) => onChange({ ...value, role: event.target.value })}>
            {!role && <option value={value.role}>{t('form.choose')}</option>}
            {roles.data?.items.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <fieldset>
        <legend className="mb-1 flex w-full items-baseline justify-between text-sm font-medium">
          {t('people.sites')}
          <span className="text-xs font-normal text-ink-faint">
            {value.sites.length === 0 ? t('people.allSites') : t('people.siteCount', { count: value.sites.length })}
          </span>
        </legend>
        <div className="max-h-48 divide-y overflow-y-auto rounded-md border">
          {sites.map(({ id, name, number }) => (
            <label key={id} className="flex cursor-pointer items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-hover">
              <input
                type="checkbox"
                checked={value.sites.includes(id)}
                onChange={() => toggle(id)}
                className="size-3.5 accent-(--accent)"
              />
              <span className="grow truncate">{name}</span>
              <span className="figures text-xs text-ink-faint">{number}</span>
            </label>
          ))}
          {list.data && sites.length === 0 && <p className="px-3 py-2 text-xs text-ink-faint">{t('people.noSites')}</p>}
        </div>
        <p className="mt-1 text-xs text-ink-faint">{t('people.sitesHint')}</p>
      </fieldset>
    </>
  )
}
