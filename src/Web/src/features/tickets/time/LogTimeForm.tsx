import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Field, Input } from '@/components/form/Field'
import { FormFoot } from '@/components/form/FormFoot'
import { Notice } from '@/components/Notice'
import { readMinutes } from './minutes'
import { useLogTime } from './queries'

/** Notes what one spent, as people say it: 45, 1h 30m, 1:30. */
export function LogTimeForm({ ticket, onDone }: { ticket: Ticket; onDone(): void }) {
  const { t } = useTranslation()
  const log = useLogTime(ticket)
  const [spent, setSpent] = useState('')
  const [note, setNote] = useState('')
  const [isBillable, setBillable] = useState(false)
  const minutes = readMinutes(spent)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (minutes) log.mutate({ minutes, note: note.trim() || null, isBillable, workedOn: null }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} noValidate className="grid gap-3 rounded-md border bg-sunken p-3">
      {log.error && <Notice tone="critical">{log.error.message}</Notice>}
      <Field label={t('time.spent')} error={spent && !minutes ? t('time.unreadable') : undefined} hint={t('time.spentHint')}>
        {(control) => <Input {...control} autoFocus value={spent} onChange={({ target }) => setSpent(target.value)} />}
      </Field>
      <Field label={t('time.note')}>
        {(control) => (
          <Input
            {...control}
            value={note}
            maxLength={500}
            placeholder={t('form.optional')}
            onChange={({ target }) => setNote(target.value)}
          />
        )}
      </Field>
      <label className="flex items-center gap-2 text-sm">
        <input
          type="checkbox"
          checked={isBillable}
          onChange={({ target }) => setBillable(target.checked)}
          className="size-4 accent-accent"
        />
        {t('time.billable')}
      </label>
      <FormFoot onCancel={onDone} pending={log.isPending} ready={minutes !== undefined} save={t('time.log')} />
    </form>
  )
}
