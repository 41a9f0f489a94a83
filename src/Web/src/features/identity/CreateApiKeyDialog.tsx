import { zodResolver } from '@hookform/resolvers/zod'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { CreatedApiKey } from '@/api/types'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Dialog } from '@/components/Dialog'
import { Field, Input, Select } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useCreateApiKey } from './apiKeys'
import { ScopePicker } from './ScopePicker'

/** Makes a key; its secret is shown here once and never again. */
export function CreateApiKeyDialog({ open, onOpenChange }: { open: boolean; onOpenChange(open: boolean): void }) {
  const { t } = useTranslation()
  const [created, setCreated] = useState<CreatedApiKey | null>(null)
  const close = (next: boolean) => {
    onOpenChange(next)
    if (!next) setCreated(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={created ? t('apiKeys.madeTitle') : t('apiKeys.create')}
      description={created ? undefined : t('apiKeys.createText')}
    >
      {created ? (
        <Secret created={created} onDone={() => close(false)} />
      ) : (
        <CreateForm onCreated={setCreated} onCancel={() => close(false)} />
      )}
    </Dialog>
  )
}

function CreateForm({ onCreated, onCancel }: { onCreated(key: CreatedApiKey): void; onCancel(): void }) {
  const { t } = useTranslation()
  const create = useCreateApiKey()
  const schema = z.object({
    name: z
      .string()
      .trim()
      .min(1, t('form.needed'))
      .max(100, t('form.tooLong', { most: 100 })),
    scopes: z.array(z.string()).min(1, t('apiKeys.scopeNeeded')),
    days: z.string(),
  })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { name: '', scopes: ['telemetry.write'], days: '90' } })
  const { errors, isSubmitting } = form.formState
  const submit = form.handleSubmit(async ({ name, scopes: chosen, days }) => {
    try {
      const expiresAt = days ? new Date(Date.now() + Number(days) * 86_400_000).toISOString() : null
      onCreated(await create.mutateAsync({ name, scopes: chosen, expiresAt }))
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
      <Field label={t('apiKeys.expires')}>
        {(control) => (
          <Select {...control} {...form.register('days')}>
            {['30', '90', '365'].map((days) => (
              <option key={days} value={days}>
                {t('apiKeys.inDays', { days })}
              </option>
            ))}
            <option value="">{t('apiKeys.never')}</option>
          </Select>
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting}>
          {t('apiKeys.create')}
        </Button>
      </div>
    </form>
  )
}

function Secret({ created, onDone }: { created: CreatedApiKey; onDone(): void }) {
  const { t } = useTranslation()
  return (
    <div className="grid gap-4">
      <Notice tone="warning">{t('apiKeys.once')}</Notice>
      <div className="rounded-md border bg-sunken px-3 py-2.5">
        <CopyText text={created.secret} className="w-full justify-between text-sm text-ink" />
      </div>
      <p className="text-sm text-ink-muted">
        {t('apiKeys.usage')}
        <code className="mt-1 block font-mono text-xs break-all">Authorization: Bearer {created.prefix}…</code>
      </p>
      <div className="flex justify-end">
        <Button look="primary" onClick={onDone}>
          {t('apiKeys.stored')}
        </Button>
      </div>
    </div>
  )
}
