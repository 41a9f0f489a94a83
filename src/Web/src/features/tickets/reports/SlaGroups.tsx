import { useTranslation } from 'react-i18next'
import type { SlaFigures, SlaReport } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { lengthOf, secondsOf } from '../promises/length'
import { KeptBar, KeptLegend, LengthBar, shareText } from './bars'

type Kind = SlaFigures['clocks'][number]['kind']

const timed: Kind[] = ['firstResponse', 'resolution']
const medianOf = (group: SlaFigures, kind: Kind) => {
  const median = group.clocks.find((clock) => clock.kind === kind)?.median
  return median ? secondsOf(median) : undefined
}

/** Each team, site or customer: how many promises were kept, and how long a half took at most beside the others. */
export function SlaGroups({ groups, by }: { groups: readonly SlaFigures[]; by: SlaReport['by'] }) {
  const { t } = useTranslation()
  const longest = (kind: Kind) => Math.max(1, ...groups.map((group) => medianOf(group, kind) ?? 0))
  return (
    <Panel title={t(`reports.of.${by}`)} aside={<KeptLegend />} flush>
      <div className="overflow-x-auto px-4 pb-2" tabIndex={0} role="region" aria-label={t(`reports.of.${by}`)}>
        <table className="w-full text-sm">
          <thead className="text-left text-xs text-ink-muted">
            <tr className="border-b">
              <th className="py-1.5 pr-3 font-medium">{t(`reports.groups.${by}`)}</th>
              <th className="w-2/5 py-1.5 font-medium">{t('reports.kept')}</th>
              <th className="py-1.5 pl-3 text-right font-medium">{t('reports.share')}</th>
              {timed.map((kind) => (
                <th key={kind} className="hidden w-1/6 py-1.5 pl-5 font-medium md:table-cell">
                  {t('reports.halfOf', { kind: t(`promises.kinds.${kind}`) })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="divide-y">
            {groups.map((group) => (
              <tr key={group.key ?? ''}>
                <th scope="row" className="max-w-48 truncate py-2 pr-3 text-left font-normal max-sm:max-w-28">
                  {group.name ?? <span className="text-ink-faint">{t(group.key ? 'reports.gone' : `reports.none.${by}`)}</span>}
                </th>
                <td className="py-2">
                  <KeptBar kept={group.kept} breached={group.breached} />
                </td>
                <td
                  className="figures py-2 pl-3 text-right whitespace-nowrap"
                  title={t('reports.keptOf', { kept: figure(group.kept), all: figure(group.kept + group.breached) })}
                >
                  {shareText(group.keptShare)}
                  <span className="block text-xs text-ink-faint">
                    {figure(group.kept)} / {figure(group.kept + group.breached)}
                  </span>
                </td>
                {timed.map((kind) => {
                  const median = medianOf(group, kind)
                  return (
                    <td key={kind} className="figures hidden py-2 pl-5 text-xs text-ink-muted md:table-cell">
                      {median === undefined ? '–' : lengthOf(median)}
                      <LengthBar share={(median ?? 0) / longest(kind)} className="mt-0.5" />
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
