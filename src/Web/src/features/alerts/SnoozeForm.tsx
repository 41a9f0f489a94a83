import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Field, Input } from '@/components/form/Field'
import { Segments } from '@/components/Segments'
import { localInput } from '@/features/devices/maintenance'
import { BulkForm } from '@/features/lists/BulkForm'

const hour = 3_600_000
const lengths = { '1': hour, '4': 4 * hour, '12': 12 * hour, '24': 24 * hour, '168': 168 * hour } as const
const longest = 30 * 24 * hour

interface SnoozeFormProps {
  onCancel(): void
  onSave(until: string): Promise<void>
}

/** Until when it is put off. */
export function SnoozeForm({ onCancel, onSave }: SnoozeFormProps) {
  const { t } = useTranslation()
  const [now] = useState(() => Date.now())
  const [until, setUntil] = useState(() => localInput(now + 4 * hour))
  const at = Date.parse(until)
  const length = Object.entries(lengths).find(([, milliseconds]) => Math.abs(at - now - milliseconds) < 60_000)?.[0]
  const wrong = at <= now || at - now > longest
  return (
    <BulkForm onCancel={onCancel} save={() => onSave(new Date(until).toISOString())} ready={until !== '' && !wrong}>
      <Segments
        label={t('alerts.snooze.length')}
        value={length ?? ''}
        onChange={(hours) => setUntil(localInput(now + lengths[hours as keyof typeof lengths]))}
        options={Object.keys(lengths).map((value) => ({ value, label: t(`alerts.snooze.lengths.${value as keyof typeof lengths}`) }))}
      />
      <Field label={t('alerts.snooze.until')} error={until !== '' && wrong ? t('alerts.snooze.wrong') : undefined}>
        {(control) => <Input {...control} type="datetime-local" value={until} onChange={({ target }) => setUntil(target.value)} />}
      </Field>
    </BulkForm>
  )
}
