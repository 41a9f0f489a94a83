import { useTranslation } from 'react-i18next'
import type { RatingGroup } from '@/api/types'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { KeptBar, shareText } from './bars'
import type { RatingGrouping } from './queries'

/** How many were satisfied, group by group: of those only that were rated. */
export function RatingGroups({ groups, by }: { groups: readonly RatingGroup[]; by: RatingGrouping }) {
  const { t } = useTranslation()
  const rated = groups.filter((group) => group.rated > 0)
  return (
    <Panel title={t(`reports.of.${by}`)} flush>
      <ul className="divide-y px-4">
        {rated.map((group) => (
          <li key={group.key ?? ''} className="grid grid-cols-[minmax(96px,1fr)_2fr_80px] items-center gap-3 py-2 text-sm">
            <span className="truncate">
              {group.name ?? <span className="text-ink-faint">{t(group.key ? 'reports.gone' : `reports.none.${by}`)}</span>}
            </span>
            <KeptBar kept={group.satisfied} breached={group.rated - group.satisfied} />
            <span className="figures text-right whitespace-nowrap">
              {shareText(group.satisfaction)}
              <span className="block text-xs text-ink-faint">
                {t('reports.count', { count: group.rated, ratings: figure(group.rated) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
