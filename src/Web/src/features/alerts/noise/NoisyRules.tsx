import { Link } from '@tanstack/react-router'
import { BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Effectiveness } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { figure } from '@/lib/number'
import { duration } from '@/lib/time'
import { asAddress, noMatcher } from '../silences/matchers'
import { spoken } from '../states'

const shown = 12

/** The rules that made the most alerts, how many of these nobody did anything about, and what would happen without them, one press away. */
export function NoisyRules({ report: { noisyRules, byRule }, site }: { report: Effectiveness; site?: string }) {
  const { t } = useTranslation()
  const silences = useMay()('alerts.silence')
  const most = Math.max(1, ...noisyRules.map(({ alerts }) => alerts))
  const times = new Map(byRule.map((rule) => [rule.key, rule]))
  const head = 'px-4 py-2 font-medium'
  return (
    <Panel title={t('noise.rules.title')} aside={t('noise.rules.text')} flush>
      <div className="relative overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-left text-xs text-ink-faint">
            <tr className="border-b">
              <th scope="col" className={head}>
                {t('alerts.rule')}
              </th>
              <th scope="col" className={`${head} w-1/4 min-w-32`}>
                {t('noise.rules.alerts')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('noise.rules.ignored')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('noise.figures.suppressed')}
              </th>
              <th scope="col" className={`${head} text-right`} title={t('noise.figures.mttaHint', { count: 2, alerts: '' })}>
                {t('noise.figures.mtta')}
              </th>
              {silences && (
                <th scope="col" className={head}>
                  <span className="sr-only">{t('table.actions')}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody className="figures">
            {noisyRules.slice(0, shown).map(({ name, alerts, ignored, suppressed }) => {
              const mean = times.get(name)?.meanSecondsToAcknowledge
              return (
                <tr key={name} className="border-b last:border-b-0 hover:bg-hover">
                  <th scope="row" className="min-w-40 px-4 py-2 text-left font-medium">
                    <Link to="/alerts" search={{ name, state: 'any', site }} className="hover:underline">
                      {spoken(name)}
                    </Link>
                  </th>
                  <td className="px-4 py-2">
                    <span className="flex items-center gap-2">
                      <span
                        className="relative block h-2.5 min-w-1 rounded-sm bg-poor-fill"
                        style={{ width: `${(alerts / most) * 75}%` }}
                        aria-hidden
                      >
                        <span
                          className="absolute inset-y-0 right-0 rounded-r-sm bg-unknown-soft"
                          style={{ width: `${(ignored / Math.max(1, alerts)) * 100}%` }}
                        />
                      </span>
                      {figure(alerts)}
                    </span>
                  </td>
                  <td className="px-4 py-2 text-right">
                    {t('noise.rules.share', { share: Math.round((100 * ignored) / Math.max(1, alerts)) })}
                  </td>
                  <td className="px-4 py-2 text-right text-ink-muted">{figure(suppressed)}</td>
                  <td className="px-4 py-2 text-right text-ink-muted">{mean === null || mean === undefined ? '–' : duration(mean)}</td>
                  {silences && (
                    <td className="px-4 py-1 text-right">
                      <Link
                        to="/alerts/silences"
                        search={{ matchers: asAddress([{ ...noMatcher, name: 'alertname', value: name }]) }}
                        className={buttonLooks({ size: 'sm' })}
                        aria-label={t('noise.rules.whatIfOf', { rule: spoken(name) })}
                      >
                        <BellOff aria-hidden /> {t('noise.rules.whatIf')}
                      </Link>
                    </td>
                  )}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
