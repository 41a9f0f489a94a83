import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Matcher } from '@/api/types'
import { Notice } from '@/components/Notice'
import { figure } from '@/lib/number'
import { useDebounced } from '@/lib/useDebounced'
import { SeverityMark } from '../SeverityMark'
import { spoken } from '../states'
import { areReady } from './matchers'
import { previewQuery } from './queries'

const shown = 4

/** What would be silent now, while one still writes. */
export function SilencePreview({ matchers }: { matchers: Matcher[] }) {
  const { t } = useTranslation()
  const { data, error, isPlaceholderData } = useQuery(previewQuery(useDebounced(matchers, 250)))
  if (!areReady(matchers)) return <p className="text-xs text-ink-faint">{t('alerts.silences.previewHint')}</p>
  if (error) return <Notice tone="critical">{error.message}</Notice>
  if (!data) return <p className="text-xs text-ink-faint">…</p>
  return (
    <div className="rounded-md border bg-sunken px-3 py-2 text-sm" aria-live="polite" aria-busy={isPlaceholderData}>
      <p className="font-medium">
        {t('alerts.silences.wouldHide', { count: data.matching, alerts: figure(data.matching) })}{' '}
        <span className="figures font-normal text-ink-faint">{t('alerts.silences.ofActive', { active: figure(data.active) })}</span>
      </p>
      {data.worst.length > 0 && (
        <ul className="mt-1.5 grid gap-1 text-xs text-ink-muted">
          {data.worst.slice(0, shown).map((alert) => (
            <li key={alert.id} className="flex min-w-0 items-center gap-2">
              <SeverityMark severity={alert.severity} />
              <span className="truncate">{spoken(alert.name)}</span>
              <span className="truncate text-ink-faint">{alert.siteName}</span>
              <span className="figures ml-auto shrink-0 text-ink-faint">{alert.number}</span>
            </li>
          ))}
          {data.matching > shown && (
            <li className="text-ink-faint">{t('alerts.silences.andMore', { more: figure(data.matching - shown) })}</li>
          )}
        </ul>
      )}
      {data.isOverEverything && (
        <Notice tone="warning" className="mt-2">
          {t('alerts.silences.overEverything')}
        </Notice>
      )}
    </div>
  )
}
