import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { Segments } from '@/components/Segments'
import { BulkForm } from '@/features/lists/BulkForm'
import { localInput } from './maintenance'

interface MaintenanceFormProps {
  onCancel(): void
  onSave(maintenance: { from: string | null; until: string; reason: string }): Promise<void>
  /** Offered where there may be maintenance to end. */
  onEnd?: () => Promise<void>
}

const hour = 3_600_000
const lengths = { '1': hour, '4': 4 * hour, '24': 24 * hour, '168': 168 * hour } as const

/** From when until when somebody works on a device, and why. */
export function MaintenanceForm({ onCancel, onSave, onEnd }: MaintenanceFormProps) {
  const { t } = useTranslation()
  const [from, setFrom] = useState('')
  const [until, setUntil] = useState(() => localInput(Date.now() + 4 * hour))
  const [reason, setReason] = useState('')
  const begins = from === '' ? Date.now() : Date.parse(from)
  const length = Object.entries(lengths).find(([, milliseconds]) => Math.abs(Date.parse(until) - begins - milliseconds) < 60_000)?.[0]
  const crossed = Date.parse(until) <= begins
  return (
    <BulkForm
      onCancel={onCancel}
      save={() =>
        onSave({ from: from === '' ? null : new Date(from).toISOString(), until: new Date(until).toISOString(), reason: reason.trim() })
      }
      ready={reason.trim() !== '' && until !== '' && !crossed}
    >
      <Segments
        label={t('maintenance.length')}
        value={length ?? ''}
        onChange={(hours) => setUntil(localInput(begins + lengths[hours as keyof typeof lengths]))}
        options={Object.keys(lengths).map((value) => ({ value, label: t(`maintenance.lengths.${value as keyof typeof lengths}`) }))}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('maintenance.from')} hint={t('maintenance.fromHint')}>
          {(control) => <Input {...control} type="datetime-local" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        <Field label={t('maintenance.until')} error={crossed ? t('maintenance.crossed') : undefined}>
          {(control) => <Input {...control} type="datetime-local" value={until} onChange={(event) => setUntil(event.target.value)} />}
        </Field>
      </div>
      <Field label={t('maintenance.reason')}>
        {(control) => (
          <Input
            {...control}
            autoFocus
            maxLength={300}
            placeholder={t('maintenance.reasonExample')}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
      {onEnd && (
        <Button look="ghost" className="justify-self-start" onClick={() => void onEnd()}>
          {t('maintenance.end')}
        </Button>
      )}
    </BulkForm>
  )
}
