import { useQuery } from '@tanstack/react-query'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { Picker } from '@/components/form/Picker'
import { SheetForm } from '@/components/form/SheetForm'
import { peopleQuery, useOverride } from './queries'
import type { Wanted } from './useShiftActions'
import { instantOf, wallOf } from './zone'

interface OverrideDialogProps {
  scheduleId: string
  zone: string
  wanted: Wanted
  onClose(): void
  onMade(id: string, name: string): void
}

/** Puts somebody else on call for a while. */
export function OverrideDialog({ scheduleId, zone, wanted, onClose, onMade }: OverrideDialogProps) {
  const { t } = useTranslation()
  const people = useQuery(peopleQuery).data?.items ?? []
  const { mutateAsync: override } = useOverride()
  const form = useForm({ defaultValues: { personId: '', from: wallOf(wanted.from, zone), until: wallOf(wanted.until, zone) } })
  const { errors } = form.formState
  const send = async ({ personId, from, until }: { personId: string; from: string; until: string }) => {
    const moment = (wall: string) => new Date(instantOf(wall, zone)).toISOString()
    const { id } = await override({ scheduleId, personId, from: moment(from), until: moment(until), insteadOfId: wanted.insteadOfId })
    onMade(id, people.find((one) => one.id === personId)?.name ?? '')
  }
  const isLater = (until: string, { from }: { from: string }) => instantOf(until, zone) > instantOf(from, zone) || t('oncall.untilWrong')
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('oncall.override')} description={t('oncall.overrideText', { zone })}>
      <SheetForm form={form} send={send} onDone={onClose} save={t('oncall.override')}>
        <Field label={t('oncall.who')} error={errors.personId?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="personId"
              rules={{ validate: (id) => id !== '' || t('form.needed') }}
              render={({ field }) => (
                <Picker
                  {...control}
                  label={t('oncall.who')}
                  value={field.value}
                  onChange={field.onChange}
                  choices={people.filter(({ id }) => id !== wanted.insteadOfId).map(({ id, name }) => ({ value: id, label: name ?? '' }))}
                />
              )}
            />
          )}
        </Field>
        <Field label={t('oncall.from')} error={errors.from?.message}>
          {(control) => (
            <Input {...control} type="datetime-local" {...form.register('from', { validate: (from) => from !== '' || t('form.needed') })} />
          )}
        </Field>
        <Field label={t('oncall.until')} error={errors.until?.message}>
          {(control) => <Input {...control} type="datetime-local" {...form.register('until', { validate: isLater })} />}
        </Field>
      </SheetForm>
    </Dialog>
  )
}
