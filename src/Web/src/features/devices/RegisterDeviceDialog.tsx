import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { DeviceFields, deviceSchema } from './DeviceFields'
import { readTags } from './fleet/TagsForm'
import { useRegisterDevice } from './queries'

interface RegisterDeviceDialogProps {
  open: boolean
  onOpenChange(open: boolean): void
  siteId?: string
}

/** A new thing that will report. */
export function RegisterDeviceDialog({ open, onOpenChange, siteId }: RegisterDeviceDialogProps) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('devices.register')} description={t('devices.registerText')}>
      <RegisterDeviceForm siteId={siteId} onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function RegisterDeviceForm({ siteId, onDone }: { siteId?: string; onDone(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const register = useRegisterDevice()
  const form = useForm({
    resolver: zodResolver(deviceSchema),
    defaultValues: {
      name: '',
      siteId: siteId?.includes(',') ? '' : (siteId ?? ''),
      typeId: '',
      parentId: '',
      groupId: '',
      serial: '',
      tags: '',
    },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ parentId, groupId, serial, tags, ...rest }) => {
    try {
      const device = await register.mutateAsync({
        ...rest,
        parentId: parentId || null,
        groupId: groupId || null,
        serial: serial || null,
        tags: readTags(tags),
      })
      onDone()
      toast({
        text: t('devices.registered', { name: device.name }),
        action: { label: t('action.open'), onPress: () => void navigate({ to: '/devices/$id', params: { id: device.id } }) },
      })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <DeviceFields form={form} />
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('devices.register')}
        </Button>
      </div>
    </form>
  )
}
