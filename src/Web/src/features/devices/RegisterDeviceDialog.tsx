import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { SheetForm } from '@/components/form/SheetForm'
import { useToast } from '@/components/Toasts'
import { DeviceFields, deviceSchema } from './DeviceFields'
import { readTags } from '@/features/lists/TagsForm'
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
  return (
    <SheetForm
      form={form}
      send={async ({ parentId, groupId, serial, tags, ...rest }) => {
        const device = await register.mutateAsync({
          ...rest,
          parentId: parentId || null,
          groupId: groupId || null,
          serial: serial || null,
          tags: readTags(tags),
        })
        toast({
          text: t('devices.registered', { name: device.name }),
          action: { label: t('action.open'), onPress: () => void navigate({ to: '/devices/$id', params: { id: device.id } }) },
        })
      }}
      onDone={onDone}
      save={t('devices.register')}
    >
      <DeviceFields form={form} />
    </SheetForm>
  )
}
