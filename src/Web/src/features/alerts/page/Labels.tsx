import { useTranslation } from 'react-i18next'
import type { Alert } from '@/api/types'
import { Panel } from '@/components/Panel'
import { copyText } from '@/lib/copy'
import { useToast } from '@/components/Toasts'

/** By what its source knows an alert: pressing a label copies it as a matcher. */
export function Labels({ alert }: { alert: Alert }) {
  const { t } = useTranslation()
  const toast = useToast()
  const copy = async (matcher: string) => {
    await copyText(matcher)
    toast({ text: t('alerts.labelCopied') })
  }
  return (
    <Panel title={t('alerts.labels')}>
      <ul className="flex flex-wrap gap-1.5">
        {Object.entries(alert.labels).map(([name, value]) => (
          <li key={name} className="max-w-full">
            <button
              type="button"
              onClick={() => void copy(`${name}="${value.replace(/["\\]/g, '\\$&')}"`)}
              className="max-w-full truncate rounded-md border bg-sunken px-2 py-0.5 font-mono text-xs hover:border-line-strong"
              title={t('alerts.copyLabel')}
            >
              <span className="text-ink-muted">{name}=</span>
              {value}
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
