import { CircleCheck, MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MappingPreview, PreviewedSourceAlert } from '@/api/types'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { SeverityBadge } from '../SeverityMark'

/** The alerts the payload becomes, where they are, and what is missing. */
export function PreviewPanel({ preview, error }: { preview: MappingPreview | undefined; error: Error | null }) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('alertSources.becomes')}
      aside={preview && <span className="figures">{t('alertSources.alerts', { count: preview.count })}</span>}
      flush
    >
      <div className="grid max-h-[75vh] grid-cols-[minmax(0,1fr)] gap-3 overflow-y-auto p-4" aria-live="polite">
        {error && <Notice tone="critical">{error.message}</Notice>}
        {!preview ? (
          !error && <div className="skeleton h-24" />
        ) : preview.faults.length > 0 ? (
          <Notice tone="critical">{t('alertSources.faulty', { count: preview.faults.length })}</Notice>
        ) : !preview.isPayloadReadable ? (
          <Notice tone="warning">{t('alertSources.unreadable')}</Notice>
        ) : (
          <>
            {preview.refused.map(({ index, detail }) => (
              <Notice key={index} tone="critical">
                {t('alertSources.refusedAt', { number: index + 1 })} {detail}
              </Notice>
            ))}
            {preview.ignored > 0 && <Notice>{t('alertSources.ignored', { count: preview.ignored })}</Notice>}
            <ul className="grid gap-3">
              {preview.alerts.map((alert) => (
                <Alert key={alert.index} alert={alert} />
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  )
}

function Alert({ alert }: { alert: PreviewedSourceAlert }) {
  const { t } = useTranslation()
  const { summary, ...annotations } = alert.annotations
  return (
    <li className="grid gap-2 rounded-md border p-3 text-sm">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {alert.isOver ? (
          <span className="inline-flex items-center gap-1.5 text-healthy">
            <CircleCheck className="size-4" aria-hidden /> {t('alertSources.over')}
          </span>
        ) : (
          <SeverityBadge severity={alert.severity ?? 'medium'} />
        )}
        <span className="min-w-0 font-medium break-words">{alert.name || t('alertSources.byFingerprint')}</span>
        <span className="ml-auto text-xs text-ink-muted">
          <Time at={alert.startsAt} />
        </span>
      </div>
      {summary && <p className="break-words text-ink-muted">{summary}</p>}
      {(alert.siteName ?? alert.deviceName) && (
        <p className="flex items-center gap-1.5 text-xs text-ink-muted">
          <MapPin className="size-3.5" aria-hidden /> {[alert.siteName, alert.deviceName].filter(Boolean).join(' · ')}
        </p>
      )}
      <dl className="flex flex-wrap gap-1.5">
        {[...Object.entries(alert.labels), ...Object.entries(annotations)].map(([name, text]) => (
          <div key={name} className="flex max-w-full gap-1 rounded-sm border bg-sunken px-1.5 py-0.5 font-mono text-xs">
            <dt className="text-ink-muted">{name}</dt>
            <dd className="truncate">{text}</dd>
          </div>
        ))}
      </dl>
      {alert.notes.length > 0 && (
        <ul className="list-disc pl-4 text-xs text-warning">
          {alert.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
    </li>
  )
}
