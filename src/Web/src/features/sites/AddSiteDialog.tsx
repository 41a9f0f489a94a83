import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { knownZone } from '@/lib/time'
import { useAddSite } from './queries'

const here = Intl.DateTimeFormat().resolvedOptions().timeZone
const zones = Intl.supportedValuesOf('timeZone')

/** A new place to look after. */
export function AddSiteDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('sites.add')} description={t('sites.addText')}>
      <AddSiteForm onDone={() => onOpenChange(false)} />
    </Dialog>
  )
}

function AddSiteForm({ onDone }: { onDone(): void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const add = useAddSite()
  const degrees = (most: number) =>
    z.union([z.literal(''), z.string().refine((text) => Math.abs(Number(text)) <= most, t('sites.degrees', { most }))])
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(120, t('form.tooLong', { most: 120 })),
    address: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(300, t('form.tooLong', { most: 300 })),
    timeZone: z.string().refine((zone) => knownZone(zone) !== undefined, t('sites.zoneUnknown')),
    latitude: degrees(90),
    longitude: degrees(180),
  })
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: { name: '', address: '', timeZone: here, latitude: '', longitude: '' },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ latitude, longitude, ...rest }) => {
    try {
      const site = await add.mutateAsync({
        ...rest,
        latitude: latitude === '' ? null : Number(latitude),
        longitude: longitude === '' ? null : Number(longitude),
      })
      onDone()
      toast({
        text: t('sites.added', { name: site.name }),
        action: { label: t('action.open'), onPress: () => void navigate({ to: '/sites/$id', params: { id: site.id } }) },
      })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('sites.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoFocus placeholder={t('sites.nameExample')} />}
      </Field>
      <Field label={t('sites.address')} error={errors.address?.message}>
        {(control) => <Input {...control} {...form.register('address')} autoComplete="street-address" />}
      </Field>
      <Field label={t('sites.timeZone')} hint={t('sites.zoneHint')} error={errors.timeZone?.message}>
        {(control) => (
          <>
            <Input {...control} {...form.register('timeZone')} list="time-zones" />
            <datalist id="time-zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('sites.latitude')} error={errors.latitude?.message}>
          {(control) => <Input {...control} {...form.register('latitude')} inputMode="decimal" placeholder={t('form.optional')} />}
        </Field>
        <Field label={t('sites.longitude')} error={errors.longitude?.message}>
          {(control) => <Input {...control} {...form.register('longitude')} inputMode="decimal" placeholder={t('form.optional')} />}
        </Field>
      </div>
      <div className="flex justify-end gap-2">
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('sites.add')}
        </Button>
      </div>
    </form>
  )
}
