import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { DataRequestKind } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Select } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { peopleToAskAboutQuery, useRequestData } from './queries'

const kinds: DataRequestKind[] = ['exportPerson', 'exportTenant', 'erasePerson']

/** What to do with what is kept, and of whom. Erasing cannot be undone, so it says what will be lost. */
export function RequestDataDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('privacy.ask')} description={t('privacy.askText')}>
      <RequestDataForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function RequestDataForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const request = useRequestData()
  const people = useQuery(peopleToAskAboutQuery)
  const [kind, setKind] = useState<DataRequestKind>('exportPerson')
  const [person, setPerson] = useState('')
  const [sure, setSure] = useState(false)
  const name = people.data?.items.find(({ id }) => id === person)?.name ?? ''
  const ready = (kind === 'exportTenant' || person !== '') && (kind !== 'erasePerson' || sure)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    request.mutate(
      { kind, personId: kind === 'exportTenant' ? null : person },
      {
        onSuccess: () => {
          onDone()
          toast({ text: t('privacy.begun') })
        },
      },
    )
  }
  return (
    <form onSubmit={submit} className="grid gap-4">
      {request.isError && <Notice tone="critical">{request.error.message}</Notice>}
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t('privacy.what')}</legend>
        {kinds.map((one) => (
          <label
            key={one}
            className="flex cursor-pointer items-start gap-2.5 rounded-md border px-3 py-2 hover:bg-hover has-checked:border-accent"
          >
            <input type="radio" name="kind" checked={kind === one} onChange={() => setKind(one)} className="mt-1 accent-(--accent)" />
            <span>
              <span className="text-sm font-medium">{t(`privacy.kind.${one}`)}</span>
              <span className="block text-xs text-ink-muted">{t(`privacy.hint.${one}`)}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {kind !== 'exportTenant' && (
        <Field label={t('privacy.person')}>
          {(control) => (
            <Select {...control} value={person} onChange={(event) => setPerson(event.target.value)}>
              <option value="">{t('form.choose')}</option>
              {people.data?.items.map(({ id, name: label, email }) => (
                <option key={id} value={id}>
                  {label} ({email})
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {kind === 'erasePerson' && person && (
        <Notice tone="warning">
          <p>{t('privacy.lost', { name })}</p>
          <label className="mt-2 flex items-center gap-2">
            <input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} className="accent-(--accent)" />
            {t('privacy.sure')}
          </label>
        </Notice>
      )}
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look={kind === 'erasePerson' ? 'danger' : 'primary'} disabled={!ready} pending={request.isPending}>
          {t(kind === 'erasePerson' ? 'privacy.erase' : 'privacy.make')}
        </Button>
      </div>
    </form>
  )
}
