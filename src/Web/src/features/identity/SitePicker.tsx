import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { UseFormRegisterReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { siteListQuery } from '@/features/sites/queries'

/** The sites something is limited to; none chosen means all. */
export function SitePicker({ field }: { field: UseFormRegisterReturn }) {
  const { t } = useTranslation()
  const { data, isError, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(siteListQuery({ sort: 'name' }))
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  const sites = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('apiKeys.sites')}</legend>
      {isError && <Notice tone="critical">{t('apiKeys.sitesFailed')}</Notice>}
      <div className="max-h-40 overflow-y-auto rounded-md border">
        {!data && !isError && <Skeleton className="m-3 h-6" />}
        {sites.map(({ id, name, number }) => (
          <label key={id} className="flex cursor-pointer items-center gap-2.5 px-3 py-1.5 text-sm hover:bg-hover">
            <input type="checkbox" value={id} {...field} className="size-3.5 accent-(--accent)" />
            <span className="grow truncate">{name}</span>
            <span className="figures text-xs text-ink-faint">{number}</span>
          </label>
        ))}
      </div>
      <p className="mt-1 text-xs text-ink-faint">{t('apiKeys.sitesHint')}</p>
    </fieldset>
  )
}
