import { useMutation } from '@tanstack/react-query'
import { KeyRound, Send } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Webhook } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { replaceSecret, testWebhook, useSetWebhook } from './queries'

/** The address, whether anything is posted there, what posts are signed with, and a post to try it. */
export function WebhookForm({ webhook, onSecret }: { webhook: Webhook; onSecret(secret: string): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const set = useSetWebhook()
  const form = useForm({ defaultValues: { url: webhook.url ?? '', isEnabled: webhook.url === null || webhook.isEnabled } })
  const { errors, isSubmitting, isDirty } = form.formState
  const onError = (error: Error) => toast({ text: error.message, tone: 'critical', seconds: 10 })
  const replace = useMutation({ mutationFn: replaceSecret, onSuccess: ({ secret }) => onSecret(secret), onError })
  const test = useMutation({ mutationFn: testWebhook, onError })
  const submit = form.handleSubmit(async ({ url, isEnabled }) => {
    try {
      const { secret } = await set.mutateAsync({ url: url.trim(), isEnabled })
      if (secret) onSecret(secret)
      else toast({ text: t('notifications.webhook.savedToast') })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-2xl gap-4">
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('notifications.webhook.url')} hint={t('notifications.webhook.urlHint')} error={errors.url?.message}>
        {(control) => (
          <Input
            {...control}
            {...form.register('url', { required: t('form.needed') })}
            type="url"
            placeholder="https://hooks.example.com/platform"
          />
        )}
      </Field>
      <label className="flex items-center gap-2 text-sm">
        <input type="checkbox" className="size-4 accent-accent" {...form.register('isEnabled')} />
        {t('notifications.webhook.enabled')}
      </label>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" look="primary" pending={isSubmitting} disabled={!isDirty}>
          {t('action.save')}
        </Button>
        {webhook.url && (
          <>
            <Button pending={test.isPending} disabled={isDirty} onClick={() => test.mutate()}>
              <Send aria-hidden /> {t('notifications.webhook.test')}
            </Button>
            <Button pending={replace.isPending} onClick={() => replace.mutate()}>
              <KeyRound aria-hidden /> {t('notifications.webhook.replace')}
            </Button>
          </>
        )}
      </div>
      {test.data && (
        <Notice tone={test.data.isTaken ? 'info' : 'critical'}>
          {t(test.data.isTaken ? 'notifications.webhook.taken' : 'notifications.webhook.notTaken')}{' '}
          <code className="font-mono text-xs break-all">{test.data.answer}</code>
        </Notice>
      )}
    </form>
  )
}
