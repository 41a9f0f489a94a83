import { zodResolver } from '@hookform/resolvers/zod'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { ApiKey, ApiKeyTerms } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { FormFoot } from '@/components/form/FormFoot'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { absoluteTime } from '@/lib/time'
import { ScopePicker } from './ScopePicker'
import { useMay } from './session'
import { SitePicker } from './SitePicker'

interface ApiKeyFormProps {
  /** The key as it is; none for a new one. */
  apiKey?: ApiKey
  action: string
  onSubmit(terms: ApiKeyTerms): Promise<unknown>
  onCancel(): void
}

/** What a key may do, where, how often and how long. */
export function ApiKeyForm({ apiKey, action, onSubmit, onCancel }: ApiKeyFormProps) {
  const { t } = useTranslation()
  const seesSites = useMay()('sites.read')
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(100, t('form.tooLong', { most: 100 })),
    scopes: z.array(z.string()).min(1, t('apiKeys.scopeNeeded')),
    sites: z.array(z.string()),
    pace: z
      .string()
      .refine((text) => text === '' || (/^\d{1,6}$/.test(text) && Number(text) >= 1 && Number(text) <= 600_000), t('apiKeys.paceRange')),
    days: z.string(),
  })
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      name: apiKey?.name ?? '',
      scopes: apiKey?.scopes ?? ['telemetry.write'],
      sites: apiKey?.sites ?? [],
      pace: apiKey?.requestsPerMinute?.toString() ?? '',
      days: apiKey ? (apiKey.expiresAt ? 'keep' : '') : '90',
    },
  })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, scopes, sites, pace, days }) => {
    try {
      const expiresAt = days === 'keep' ? apiKey!.expiresAt : days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
      await onSubmit({ name, scopes, sites, requestsPerMinute: pace ? Number(pace) : null, expiresAt })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('apiKeys.name')} hint={t('apiKeys.nameHint')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoFocus autoComplete="off" placeholder={t('apiKeys.nameExample')} />}
      </Field>
      <ScopePicker field={form.register('scopes')} error={errors.scopes?.message} />
      {seesSites && <SitePicker field={form.register('sites')} />}
      <Field label={t('apiKeys.paceLabel')} hint={t('apiKeys.paceHint')} error={errors.pace?.message}>
        {(control) => (
          <Input {...control} {...form.register('pace')} inputMode="numeric" autoComplete="off" placeholder={t('form.optional')} />
        )}
      </Field>
      <Field label={t('apiKeys.expires')}>
        {(control) => (
          <Select {...control} {...form.register('days')}>
            {apiKey?.expiresAt && <option value="keep">{t('apiKeys.keepExpiry', { date: absoluteTime(apiKey.expiresAt) })}</option>}
            {['30', '90', '365'].map((days) => (
              <option key={days} value={days}>
                {t('apiKeys.inDays', { days })}
              </option>
            ))}
            <option value="">{t('apiKeys.never')}</option>
          </Select>
        )}
      </Field>
      <FormFoot onCancel={onCancel} pending={isSubmitting} save={action} />
    </form>
  )
}
