import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Check, ChevronsUpDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { HealthMark } from '@/components/health/HealthMark'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'
import { siteListQuery } from '@/features/sites/queries'

/** Narrows lists to one site; the choice is part of the address and travels along. */
export function SiteScope() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { site: chosen } = useSearch({ from: '/shell' })
  const { data } = useInfiniteQuery(siteListQuery({}))
  const sites = data?.pages.flatMap((page) => page.items) ?? []
  const current = sites.find((site) => site.id === chosen)
  const choose = (site: string | undefined) => void navigate({ to: '.', search: (search: object) => ({ ...search, site }) })
  return (
    <Menu
      align="start"
      trigger={
        <button
          type="button"
          aria-label={t('scope.label')}
          className="flex h-8 min-w-0 items-center gap-1.5 rounded-md px-2 text-sm text-ink-muted hover:bg-hover hover:text-ink"
        >
          <span className="truncate">{current?.name ?? t('scope.all')}</span>
          <ChevronsUpDown className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
        </button>
      }
    >
      <MenuItem onSelect={() => choose(undefined)}>
        <span className="grow">{t('scope.all')}</span>
        {!chosen && <Check aria-hidden />}
      </MenuItem>
      <MenuLine />
      {sites.map((site) => (
        <MenuItem key={site.id} onSelect={() => choose(site.id)}>
          <HealthMark band={site.health.band} />
          <span className="max-w-64 grow truncate">{site.name}</span>
          {chosen === site.id && <Check aria-hidden />}
        </MenuItem>
      ))}
    </Menu>
  )
}
