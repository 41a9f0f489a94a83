import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { SuggestedArticle } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, Input, Select, TextArea } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { LeaveGuard } from '@/components/LeaveGuard'
import { Notice } from '@/components/Notice'
import { useToast } from '@/components/Toasts'
import { Suggestions } from '@/features/knowledge/suggest/Suggestions'
import { useSuggestions } from '@/features/knowledge/suggest/useSuggestions'
import { i18next } from '@/i18n'
import { ChosenFiles, FilePicker } from './FilePicker'
import { useAsk } from './queries'

const t = i18next.t.bind(i18next)
const line = (most: number) => z.string().trim().max(most, t('form.tooLong', { most }))
const schema = z.object({
  subject: line(300).min(1, t('form.needed')),
  description: line(65_536),
  category: line(60),
  isUrgent: z.boolean(),
})

interface RequestFormProps {
  formId: string
  categories: string[]
  siteId?: string
  deviceId?: string
  byCode: boolean
  onAnswered(article: SuggestedArticle): void
}

/** What somebody needs, in their own words. While they write, what may answer it at once stands below. */
export function RequestForm({ formId, categories, siteId, deviceId, byCode, onAnswered }: RequestFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const ask = useAsk()
  const [files, setFiles] = useState<File[]>([])
  const form = useForm({ resolver: zodResolver(schema), defaultValues: { subject: '', description: '', category: '', isUrgent: false } })
  const { errors, isSubmitting, isDirty } = form.formState
  const [subject, description] = form.watch(['subject', 'description'])
  const articles = useSuggestions(subject, description, formId)
  const submit = form.handleSubmit(async ({ category, isUrgent, ...rest }) => {
    try {
      const request = await ask.mutateAsync({
        ...rest,
        category: category || null,
        priority: isUrgent ? 'high' : 'normal',
        siteId: siteId ?? null,
        deviceId: deviceId ?? null,
        channel: byCode ? 'qr' : 'portal',
        files,
      })
      toast({ text: t('requests.askedToast', { number: request.number }) })
      void navigate({ to: '/requests/$id', params: { id: request.number }, ignoreBlocker: true })
    } catch (error) {
      showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <LeaveGuard dirty={isDirty && !isSubmitting} />
      {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
      <Field label={t('requests.subject')} error={errors.subject?.message}>
        {(control) => (
          <Input {...control} {...form.register('subject')} autoFocus className="h-11" placeholder={t('requests.subjectExample')} />
        )}
      </Field>
      <Field label={t('requests.description')} error={errors.description?.message}>
        {(control) => <TextArea {...control} {...form.register('description')} rows={5} placeholder={t('tickets.descriptionHint')} />}
      </Field>
      <Suggestions articles={articles} formId={formId} onAnswered={onAnswered} />
      {categories.length > 0 && (
        <Field label={t('tickets.category')} error={errors.category?.message}>
          {(control) => (
            <Select {...control} {...form.register('category')} className="h-11">
              <option value="">{t('requests.noCategory')}</option>
              {categories.map((one) => (
                <option key={one}>{one}</option>
              ))}
            </Select>
          )}
        </Field>
      )}
      <label className="flex min-h-8 items-center gap-2 text-sm">
        <input type="checkbox" {...form.register('isUrgent')} className="size-4 accent-accent" /> {t('requests.urgent')}
      </label>
      <ChosenFiles files={files} onChange={setFiles} />
      <div className="flex flex-wrap items-center justify-between gap-2">
        <FilePicker files={files} onChange={setFiles} />
        <Button type="submit" look="primary" className="h-11 grow px-5 sm:grow-0" pending={isSubmitting}>
          {t('requests.send')}
        </Button>
      </div>
    </form>
  )
}
