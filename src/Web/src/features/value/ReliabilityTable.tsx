import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ReliabilityRow } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { percent, span } from './figures'

const number = 'figures py-1.5 pl-3 text-right whitespace-nowrap'

/** How reliable the devices of each site, or type, were: the worst first. */
export function ReliabilityTable({ title, rows, linked }: { title: string; rows: readonly ReliabilityRow[]; linked?: boolean }) {
  const { t } = useTranslation()
  return (
    <Panel title={title} flush>
      {rows.length === 0 ? (
        <p className="py-6 text-center text-sm text-ink-muted">{t('value.nothingWatched')}</p>
      ) : (
        <div className="max-h-96 overflow-auto px-4 pb-1.5" tabIndex={0} role="region" aria-label={title}>
          <table className="w-full text-sm">
            <thead className="sticky top-0 bg-surface text-left text-xs text-ink-muted">
              <tr className="border-b">
                <th className="py-1.5 font-medium">{t('value.name')}</th>
                <th className={`${number} hidden font-medium sm:table-cell`}>{t('value.devices')}</th>
                <th className={`${number} font-medium`}>{t('value.uptime')}</th>
                <th className={`${number} hidden font-medium sm:table-cell`}>{t('value.failureCount')}</th>
                <th className={`${number} font-medium`} title={t('value.between')}>
                  {t('value.mtbf')}
                </th>
                <th className={`${number} hidden font-medium md:table-cell xl:hidden 2xl:table-cell`}>{t('value.meanOutage')}</th>
              </tr>
            </thead>
            <tbody className="divide-y">
              {rows.map(({ id, name, reliability: r }) => (
                <tr key={id}>
                  <td className="py-1.5">
                    {linked ? (
                      <Link to="/sites/$id" params={{ id }} className="hover:underline">
                        {name}
                      </Link>
                    ) : (
                      name
                    )}
                  </td>
                  <td className={`${number} hidden sm:table-cell`}>{figure(r.devices)}</td>
                  <td className={number}>{percent(r.uptimePercent)}</td>
                  <td className={`${number} hidden sm:table-cell`}>{figure(r.failures)}</td>
                  <td className={number}>{span(r.hoursBetweenFailures === null ? null : r.hoursBetweenFailures * 60)}</td>
                  <td className={`${number} hidden md:table-cell xl:hidden 2xl:table-cell`}>{span(r.meanOutageMinutes)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Panel>
  )
}
