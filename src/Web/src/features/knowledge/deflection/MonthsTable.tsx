import { useTranslation } from 'react-i18next'
import type { MonthOfDeflection } from '@/api/types'
import { figure } from '@/lib/number'

const monthName = (month: string) =>
  new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(month))

/** The months of a period; the bar is of the forms in which articles were suggested, its filled part of those they spared. */
export function MonthsTable({ months }: { months: MonthOfDeflection[] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...months.map(({ shown }) => shown))
  return (
    <div className="overflow-x-auto">
      <table className="w-full text-sm">
        <thead className="text-left text-xs text-ink-faint">
          <tr className="border-b">
            <th scope="col" className="px-4 py-2 font-medium">
              {t('deflection.month')}
            </th>
            <th scope="col" className="w-1/3 px-4 py-2 font-medium">
              <span className="sr-only">{t('deflection.rate')}</span>
            </th>
            {(['shown', 'opened', 'deflected', 'undecided'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-2 text-right font-medium">
                {t(`deflection.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="figures">
          {months.map((month) => (
            <tr key={month.month} className="border-b last:border-b-0">
              <th scope="row" className="px-4 py-2 text-left font-normal whitespace-nowrap">
                {monthName(month.month)}
              </th>
              <td className="px-4 py-2">
                <span
                  className="relative block h-2.5 rounded-sm bg-unknown-soft"
                  style={{ width: `${(month.shown / most) * 100}%` }}
                  aria-hidden
                >
                  <span
                    className="absolute inset-y-0 left-0 rounded-sm bg-healthy-fill"
                    style={{ width: `${(month.deflected / Math.max(1, month.shown)) * 100}%` }}
                  />
                </span>
              </td>
              <td className="px-4 py-2 text-right">{figure(month.shown)}</td>
              <td className="px-4 py-2 text-right">{figure(month.opened)}</td>
              <td className="px-4 py-2 text-right font-medium">{figure(month.deflected)}</td>
              <td className="px-4 py-2 text-right text-ink-muted">{figure(month.undecided)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
