import { useTranslation } from 'react-i18next'
import type { Effectiveness } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure, withUnit } from '@/lib/number'
import { duration } from '@/lib/time'
import { ReductionScale } from './Reduction'

/** The same for each site, the loudest first; one of them is looked at alone by pressing it. */
export function NoiseOfSites({ report: { sites, bySite }, onPick }: { report: Effectiveness; onPick(site: string): void }) {
  const { t } = useTranslation()
  const times = new Map(bySite.map((site) => [site.key, site]))
  const head = 'px-4 py-2 font-medium'
  if (sites.length < 2) return null
  return (
    <Panel title={t('noise.sites.title')} flush>
      <div className="relative overflow-x-auto">
        <table className="w-full text-sm">
          <thead className="text-left text-xs text-ink-faint">
            <tr className="border-b">
              <th scope="col" className={head}>
                {t('alerts.site')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('noise.figures.alerts')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('noise.figures.notifications')}
              </th>
              <th scope="col" className={`${head} min-w-40`}>
                {t('noise.reduction.title')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('noise.figures.false')}
              </th>
              <th scope="col" className={`${head} text-right`}>
                {t('noise.figures.mtta')}
              </th>
            </tr>
          </thead>
          <tbody className="figures">
            {sites.map(({ id, name, noise }) => {
              const mean = times.get(id ?? '')?.meanSecondsToAcknowledge
              return (
                <tr key={id ?? 'none'} className="border-b last:border-b-0 hover:bg-hover">
                  <th scope="row" className="min-w-40 px-4 py-2 text-left font-medium">
                    {id && name ? (
                      <button type="button" onClick={() => onPick(id)} className="text-left hover:underline">
                        {name}
                      </button>
                    ) : (
                      <span className="text-ink-muted">{t('alerts.noSite')}</span>
                    )}
                  </th>
                  <td className="px-4 py-2 text-right">{figure(noise.alerts)}</td>
                  <td className="px-4 py-2 text-right">{figure(noise.notifications)}</td>
                  <td className="px-4 py-2">
                    {noise.reduction === null ? (
                      <span className="text-ink-faint">–</span>
                    ) : (
                      <span className="flex items-center gap-2">
                        <ReductionScale reduction={noise.reduction} className="min-w-20 grow" />
                        <span className="w-14 shrink-0 text-right">{withUnit(noise.reduction, '%')}</span>
                      </span>
                    )}
                  </td>
                  <td className={`px-4 py-2 text-right ${noise.falseSuppressions > 0 ? 'font-medium text-critical' : 'text-ink-muted'}`}>
                    {figure(noise.falseSuppressions)}
                  </td>
                  <td className="px-4 py-2 text-right text-ink-muted">{mean === null || mean === undefined ? '–' : duration(mean)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
