import { zodResolver } from '@hookform/resolvers/zod'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input, Select } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { siteListQuery } from '@/features/sites/queries'
import { duration } from '@/lib/time'
import { deviceListQuery, deviceTypesQuery, useRegisterDevice } from './queries'

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
  const sites = useInfiniteQuery(siteListQuery({})).data?.pages.flatMap((page) => page.items) ?? []
  const types = useQuery(deviceTypesQuery).data?.items ?? []
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(200, t('form.tooLong', { most: 200 })),
    siteId: z.string().min(1, t('form.needed')),
    typeId: z.string().min(1, t('form.needed')),
    parentId: z.string(),
    serial: z
      .string()
      .trim()
      .max(200, t('form.tooLong', { most: 200 })),
  })
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', siteId: siteId ?? '', typeId: '', parentId: '', serial: '' },
  })
  const { errors, isSubmitting } = form.formState
  const chosenSite = form.watch('siteId')
  const parents =
    useInfiniteQuery({ ...deviceListQuery({ siteId: chosenSite, sort: 'name' }), enabled: chosenSite !== '' }).data?.pages.flatMap(
      (page) => page.items,
    ) ?? []
  const submit = form.handleSubmit(async ({ parentId, serial, ...rest }) => {
    try {
      const device = await register.mutateAsync({ ...rest, parentId: parentId || null, serial: serial || null })
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
      <Field label={t('devices.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoFocus placeholder={t('devices.nameExample')} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('devices.site')} error={errors.siteId?.message}>
          {(control) => (
            <Select {...control} {...form.register('siteId')} value={chosenSite}>
              <option value="">{t('form.choose')}</option>
              {sites.map((site) => (
                <option key={site.id} value={site.id}>
                  {site.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('devices.type')} error={errors.typeId?.message}>
          {(control) => (
            <Select {...control} {...form.register('typeId')}>
              <option value="">{t('form.choose')}</option>
              {types.map((type) => (
                <option key={type.id} value={type.id}>
                  {t('devices.typeChoice', { name: type.name, interval: duration(type.expectedIntervalSeconds) })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('devices.parent')} hint={t('devices.parentHint')} error={errors.parentId?.message}>
          {(control) => (
            <Select {...control} {...form.register('parentId')}>
              <option value="">{t('devices.noParent')}</option>
              {parents.map((parent) => (
                <option key={parent.id} value={parent.id}>
                  {parent.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('devices.serial')} error={errors.serial?.message}>
          {(control) => <Input {...control} {...form.register('serial')} placeholder={t('form.optional')} />}
        </Field>
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('devices.register')}
        </Button>
      </div>
    </form>
  )
}
