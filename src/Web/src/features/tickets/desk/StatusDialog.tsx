import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { TicketSettings, TicketState, TicketStatus } from '@/api/types'
import { Field, Select } from '@/components/form/Field'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { useChangeDesk } from './queries'
import { isOwn, nameFor, withOne } from './words'

interface StatusDialogProps {
  status: TicketStatus | 'new' | undefined
  settings: TicketSettings | undefined
  onClose(): void
}

/** Adds a status at one of the lifecycle's places, or calls one something else. */
export function StatusDialog({ status, settings, onClose }: StatusDialogProps) {
  const { t } = useTranslation()
  return (
    <RecordDialog
      record={status}
      title={(known) => (known ? t('desk.change', { name: known.title }) : t('desk.addStatus'))}
      description={t('desk.statusText')}
      onClose={onClose}
    >
      {(known) => <StatusForm status={known} settings={settings} onDone={onClose} />}
    </RecordDialog>
  )
}

const places: TicketState[] = ['open', 'pending', 'onHold', 'resolved', 'closed']

function StatusForm({
  status,
  settings,
  onDone,
}: {
  status: TicketStatus | undefined
  settings: TicketSettings | undefined
  onDone(): void
}) {
  const { t } = useTranslation()
  const change = useChangeDesk(settings)
  const statuses = settings?.statuses ?? []
  const form = useForm({ defaultValues: { title: status?.title ?? '', state: status?.state ?? ('onHold' as TicketState) } })
  const { errors } = form.formState
  return (
    <SheetForm
      form={form}
      send={({ title, state }) => {
        const name =
          status?.name ??
          nameFor(
            title,
            statuses.map((one) => one.name),
          )
        return change.mutateAsync({ statuses: withOne(statuses, { name, title: title.trim(), state }, (one) => one.name) })
      }}
      onDone={onDone}
    >
      <NameField form={form} name="title" label={t('desk.name')} maxLength={60} placeholder={t('desk.statusExample')} />
      <Field label={t('desk.place')} hint={t('desk.placeHint')} error={errors.state?.message}>
        {(control) => (
          <Select {...control} {...form.register('state')} disabled={status && isOwn(status)}>
            {(status?.state === 'new' ? ['new' as const] : places).map((state) => (
              <option key={state} value={state}>
                {t(`tickets.states.${state}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </SheetForm>
  )
}
