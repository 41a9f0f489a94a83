import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnCallPlan } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { knownZone } from '@/lib/time'
import { useDebounced } from '@/lib/useDebounced'
import { previewQuery } from './queries'
import { ShiftGrid } from './ShiftGrid'
import { spans, stretchOf, type Span } from './span'

/** What comes of a plan, drawn anew as it is written. */
export function SchedulePreview({ plan, zone, scheduleId }: { plan: OnCallPlan | undefined; zone: string; scheduleId?: string }) {
  const { t } = useTranslation()
  const [span, setSpan] = useState<Span>('fortnight')
  const [today] = useState(() => Date.now())
  const { from, until, days } = stretchOf(span, today, knownZone(zone) ?? 'UTC')
  const asked = useDebounced(JSON.stringify(plan), 300)
  const preview = useQuery(previewQuery(asked ? (JSON.parse(asked) as OnCallPlan) : undefined, from, until, scheduleId))
  return (
    <Panel
      title={t('oncall.preview')}
      aside={
        <Segments
          label={t('oncall.span')}
          value={span}
          onChange={(value: Span) => setSpan(value)}
          options={spans.map((value) => ({ value, label: t(`oncall.spans.${value}`) }))}
        />
      }
      flush
    >
      {preview.error ? (
        <p role="alert" className="p-4 text-sm text-critical">
          {preview.error.message}
        </p>
      ) : preview.data && Date.parse(preview.data.from) === from && Date.parse(preview.data.until) === until ? (
        <ShiftGrid shown={preview.data} days={days} from={from} until={until} />
      ) : (
        <p className="p-4 text-sm text-ink-muted">{t('oncall.writeOn')}</p>
      )}
    </Panel>
  )
}
