import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isStale } from '@/api/problem'
import type { DeviceType } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { LeaveGuard } from '@/components/LeaveGuard'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { useToast } from '@/components/Toasts'
import { figure } from '@/lib/number'
import { duration } from '@/lib/time'
import { MetricRows } from './MetricRows'
import { RemoveTypeButton } from './RemoveTypeButton'
import { useSaveType } from './queries'
import { asCommand, silentAfter, termsOf, typeSchema } from './terms'
import { WeightFields } from './WeightFields'

interface DeviceTypeFormProps {
  type: DeviceType | undefined
  readOnly: boolean
  isLast: boolean
}

/** The editor of a device type; saved as a whole, because its parts are judged together. */
export function DeviceTypeForm({ type, readOnly, isLast }: DeviceTypeFormProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  const save = useSaveType(type)
  const form = useForm({ resolver: zodResolver(typeSchema), defaultValues: termsOf(type) })
  const { errors, isSubmitting, isDirty } = form.formState
  const interval = Number(useWatch({ control: form.control, name: 'expectedIntervalSeconds' }))
  const submit = form.handleSubmit(async (terms) => {
    try {
      const saved = await save.mutateAsync(asCommand(terms))
      form.reset(termsOf(saved))
      toast({ text: t('types.saved', { name: saved.name }) })
      if (!type) void navigate({ to: '/settings/device-types/$id', params: { id: saved.id }, replace: true, ignoreBlocker: true })
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <LeaveGuard dirty={isDirty} />
      <fieldset disabled={readOnly} className="grid gap-4">
        {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
        {type && isDirty && type.deviceCount > 0 && (
          <Notice>{t('types.concerns', { count: type.deviceCount, devices: figure(type.deviceCount) })}</Notice>
        )}
        <Panel title={t('types.basics')}>
          <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
            <Field label={t('types.name')} error={errors.name?.message}>
              {(control) => (
                <Input {...control} {...form.register('name')} autoFocus={!type} autoComplete="off" placeholder={t('types.nameExample')} />
              )}
            </Field>
            <Field
              label={t('types.interval')}
              hint={
                interval > 0
                  ? t('types.intervalHint', { interval: duration(interval), silent: duration(silentAfter(interval)) })
                  : undefined
              }
              error={errors.expectedIntervalSeconds?.message}
            >
              {(control) => <Input {...control} {...form.register('expectedIntervalSeconds')} inputMode="numeric" />}
            </Field>
            <Field label={t('types.coldest')} hint={t('types.limitHint')} error={errors.min?.message}>
              {(control) => <Input {...control} {...form.register('min')} inputMode="decimal" placeholder={t('types.noLimit')} />}
            </Field>
            <Field label={t('types.hottest')} error={errors.max?.message}>
              {(control) => <Input {...control} {...form.register('max')} inputMode="decimal" placeholder={t('types.noLimit')} />}
            </Field>
          </div>
        </Panel>
        <WeightFields form={form} />
        <MetricRows form={form} readOnly={readOnly} />
        {!readOnly && (
          <div className="flex flex-wrap justify-end gap-2">
            {type && <RemoveTypeButton type={type} isLast={isLast} />}
            <Button disabled={!isDirty} onClick={() => form.reset()}>
              {t('types.reset')}
            </Button>
            <Button type="submit" look="primary" pending={isSubmitting} disabled={type !== undefined && !isDirty}>
              {t('action.save')}
            </Button>
          </div>
        )}
      </fieldset>
    </form>
  )
}
