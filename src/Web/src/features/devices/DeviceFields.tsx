import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Device } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { SitePicker } from '@/features/sites/SitePicker'
import { i18next } from '@/i18n'
import { duration } from '@/lib/time'
import { DevicePicker } from './DevicePicker'
import { deviceGroupsQuery, deviceTypesQuery } from './queries'

const t = i18next.t.bind(i18next)
const line = (most: number) => z.string().trim().max(most, t('form.tooLong', { most }))

/** What a person says of a device. */
export const deviceSchema = z.object({
  name: line(120).min(1, t('form.needed')),
  siteId: z.string().min(1, t('form.needed')),
  typeId: z.string().min(1, t('form.needed')),
  parentId: z.string(),
  groupId: z.string(),
  serial: line(80),
  tags: z.string(),
})

export type DeviceTerms = z.infer<typeof deviceSchema>

/** The fields of a device, the same for a new one and for one that changes. */
export function DeviceFields({ form, device }: { form: UseFormReturn<DeviceTerms>; device?: Device }) {
  const { t } = useTranslation()
  const types = useQuery(deviceTypesQuery).data?.items ?? []
  const groups = useQuery(deviceGroupsQuery).data?.items ?? []
  const { errors } = form.formState
  const siteId = form.watch('siteId')
  return (
    <>
      <Field label={t('devices.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoFocus placeholder={t('devices.nameExample')} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('devices.site')} error={errors.siteId?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="siteId"
              render={({ field }) => <SitePicker {...control} value={field.value} onChange={field.onChange} />}
            />
          )}
        </Field>
        <Field label={t('devices.type')} error={errors.typeId?.message}>
          {(control) => (
            <Select {...control} {...form.register('typeId')} value={form.watch('typeId')}>
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
            <Controller
              control={form.control}
              name="parentId"
              render={({ field }) => (
                <DevicePicker
                  {...control}
                  label={t('devices.parent')}
                  none={t('devices.noParent')}
                  value={field.value}
                  shown={device?.parentName ?? undefined}
                  siteId={siteId || undefined}
                  except={device?.id}
                  onChange={field.onChange}
                />
              )}
            />
          )}
        </Field>
        <Field label={t('devices.group')} error={errors.groupId?.message}>
          {(control) => (
            <Select {...control} {...form.register('groupId')} value={form.watch('groupId')}>
              <option value="">{t('devices.noGroup')}</option>
              {groups.map((group) => (
                <option key={group.id} value={group.id}>
                  {group.name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('devices.serial')} error={errors.serial?.message}>
          {(control) => <Input {...control} {...form.register('serial')} placeholder={t('form.optional')} />}
        </Field>
        <Field label={t('devices.tags')} hint={t('bulk.tagsHint')} error={errors.tags?.message}>
          {(control) => <Input {...control} {...form.register('tags')} placeholder={t('form.optional')} />}
        </Field>
      </div>
    </>
  )
}
