import { useTranslation } from 'react-i18next'
import type { SourcePayload } from '@/api/types'
import { Select, TextArea } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { absoluteTime } from '@/lib/time'
import { readable } from './mapping'

interface PayloadPanelProps {
  payload: string
  payloads: SourcePayload[]
  onChange(payload: string): void
}

/** What the rules are tried on: something pasted, or what the source said last. */
export function PayloadPanel({ payload, payloads, onChange }: PayloadPanelProps) {
  const { t } = useTranslation()
  return (
    <Panel
      title={t('alertSources.payload')}
      aside={
        payloads.length > 0 && (
          <Select
            aria-label={t('alertSources.received')}
            className="h-7 w-44 md:text-xs"
            value=""
            onChange={({ target }) => onChange(readable(payloads.find(({ id }) => id === target.value)?.body ?? ''))}
          >
            <option value="">{t('alertSources.received')}</option>
            {payloads.map(({ id, receivedAt, accepted, refused }) => (
              <option key={id} value={id}>
                {t('alertSources.receivedAt', { at: absoluteTime(receivedAt), accepted, refused: refused.length })}
              </option>
            ))}
          </Select>
        )
      }
    >
      <TextArea
        aria-label={t('alertSources.payload')}
        className="max-h-[60vh] min-h-60 font-mono md:text-xs"
        rows={14}
        spellCheck={false}
        value={payload}
        onChange={({ target }) => onChange(target.value)}
      />
      <p className="mt-1 text-xs text-ink-faint">{t('alertSources.payloadHint')}</p>
    </Panel>
  )
}
