import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SiteUsage } from '@/api/types'
import { figure, money } from '@/lib/number'

const number = 'figures py-1.5 pl-3 text-right'

/** Each site's share of a month. */
export function SiteUsageTable({ sites }: { sites: SiteUsage[] }) {
  const { t } = useTranslation()
  return (
    <div className="max-h-80 overflow-auto">
      <table className="w-full text-sm">
        <caption className="sr-only">{t('plan.bySite')}</caption>
        <thead className="sticky top-0 bg-surface text-left text-xs text-ink-muted">
          <tr className="border-b">
            <th className="py-1.5 font-medium">{t('plan.site')}</th>
            <th className={`${number} font-medium`}>{t('plan.devices')}</th>
            <th className={`${number} hidden font-medium sm:table-cell`}>{t('plan.deviceDays')}</th>
            <th className={`${number} font-medium`}>{t('plan.cost')}</th>
          </tr>
        </thead>
        <tbody className="divide-y">
          {sites.map((site) => (
            <tr key={site.id}>
              <td className="py-1.5">
                {site.name ? (
                  <Link to="/sites/$id" params={{ id: site.id }} className="hover:underline">
                    {site.name}
                  </Link>
                ) : (
                  <span className="text-ink-faint">{t('plan.goneSite')}</span>
                )}
              </td>
              <td className={number}>{figure(site.devices)}</td>
              <td className={`${number} hidden sm:table-cell`}>{figure(site.deviceDays)}</td>
              <td className={number}>{money(site.cost)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
