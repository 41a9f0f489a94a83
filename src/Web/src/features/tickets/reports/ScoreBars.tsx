import { useTranslation } from 'react-i18next'
import { figure } from '@/lib/number'
import { cn } from '@/lib/cn'
import { Stars } from '../ratings/Stars'

const fills = ['bg-critical-fill', 'bg-poor-fill', 'bg-warning-fill', 'bg-healthy-fill', 'bg-healthy-fill']

/** How many gave 5, 4, 3, 2 and 1, the best first. */
export function ScoreBars({ scores }: { scores: readonly number[] }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...scores)
  return (
    <ol className="grid min-w-0 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 text-sm" aria-label={t('reports.scores')}>
      {[5, 4, 3, 2, 1].map((score) => (
        <li key={score} className="contents">
          <Stars score={score} />
          <span className="h-3.5 overflow-hidden rounded-sm bg-sunken" aria-hidden>
            <span className={cn('block h-full', fills[score - 1])} style={{ width: `${((scores[score - 1] ?? 0) / most) * 100}%` }} />
          </span>
          <span className="figures text-right text-ink-muted">{figure(scores[score - 1] ?? 0)}</span>
        </li>
      ))}
    </ol>
  )
}
