import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Device, NewDeviceKey } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { FormFoot } from '@/components/form/FormFoot'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { ApiKeySecret } from '@/features/identity/ApiKeySecret'
import { useMakeDeviceKey } from './queries'

interface MakeDeviceKeyDialogProps {
  device: Device
  open: boolean
  onOpenChange(open: boolean): void
}

/** Makes a key that may send one device's readings and nothing else, and shows its secret once. */
export function MakeDeviceKeyDialog({ device, open, onOpenChange }: MakeDeviceKeyDialogProps) {
  const { t } = useTranslation()
  const [made, setMade] = useState<NewDeviceKey>()
  const close = () => {
    setMade(undefined)
    onOpenChange(false)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      title={made ? t('apiKeys.madeTitle') : t('deviceKeys.makeTitle', { name: device.name })}
      description={made ? undefined : t('deviceKeys.makeText')}
    >
      {made ? <ApiKeySecret created={made} onDone={close} /> : <MakeForm device={device} onMade={setMade} onCancel={close} />}
    </Dialog>
  )
}

function MakeForm({ device, onMade, onCancel }: { device: Device; onMade(key: NewDeviceKey): void; onCancel(): void }) {
  const { t } = useTranslation()
  const make = useMakeDeviceKey(device.id)
  const form = useForm({ defaultValues: { name: '' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name }) => {
    try {
      onMade(await make.mutateAsync(name.trim()))
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('apiKeys.name')} hint={t('deviceKeys.nameHint')} error={errors.name?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.needed') })}
            maxLength={100}
            autoFocus
            autoComplete="off"
            placeholder={t('deviceKeys.nameExample')}
          />
        )}
      </Field>
      <FormFoot onCancel={onCancel} pending={isSubmitting} save={t('deviceKeys.make')} />
    </form>
  )
}
