import { useTranslation } from 'react-i18next'
import type { TimelineEntry } from '@/api/types'
import { ErrorState } from './ErrorState'
import { Panel } from './Panel'
import { Skeleton } from './Skeleton'
import { Timeline } from './Timeline'

interface TimelinePanelProps {
  query: { data?: { items: TimelineEntry[] }; error: unknown; refetch(): unknown }
  zone?: string
}

/** The history of one thing, with its loading, empty and failed states. */
export function TimelinePanel({ query, zone }: TimelinePanelProps) {
  const { t } = useTranslation()
  const { data, error } = query
  return (
    <Panel title={t('timeline.title')}>
      {data ? (
        data.items.length > 0 ? (
          <Timeline entries={data.items} zone={zone} />
        ) : (
          <p className="text-sm text-ink-muted">{t('timeline.empty')}</p>
        )
      ) : error ? (
        <ErrorState error={error} retry={() => void query.refetch()} />
      ) : (
        <div className="grid gap-4" aria-busy>
          {['w-4/5', 'w-3/5', 'w-2/3'].map((width) => (
            <div key={width} className="grid gap-2">
              <Skeleton className={`h-3 ${width}`} />
              <Skeleton className="h-2.5 w-24" />
            </div>
          ))}
        </div>
      )}
    </Panel>
  )
}
