import { zodResolver } from '@hookform/resolvers/zod'
import { useNavigate } from '@tanstack/react-router'
import { useState, type KeyboardEvent } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { isStale } from '@/api/problem'
import type { Article } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, Input, Select } from '@/components/form/Field'
import { showRefusal } from '@/components/form/refusal'
import { Keys } from '@/components/Keys'
import { LeaveGuard } from '@/components/LeaveGuard'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { useToast } from '@/components/Toasts'
import { readTags } from '@/features/lists/TagsForm'
import { CategoryField } from '@/features/tickets/CategoryField'
import { i18next } from '@/i18n'
import { useSaveArticle } from '../change'
import { BodyField } from './BodyField'

const t = i18next.t.bind(i18next)
const line = (most: number) => z.string().trim().max(most, t('form.tooLong', { most }))

const schema = z.object({
  title: line(200).min(1, t('form.needed')),
  body: z.string().max(50_000, t('form.tooLong', { most: '50,000' })),
  category: line(60),
  tags: z.string(),
  visibility: z.enum(['internal', 'public']),
})

/** Where an article is written. Saving keeps it as it is for its authors; readers see it once it is published. */
export function ArticleForm({ article, title = '', body = '' }: { article?: Article; title?: string; body?: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const toast = useToast()
  const save = useSaveArticle()
  // The version that was opened: what others wrote meanwhile is not overwritten unseen.
  const [opened] = useState(article)
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      title: opened?.title ?? title,
      body: opened?.body ?? body,
      category: opened?.category ?? '',
      tags: opened?.tags.join(' ') ?? '',
      visibility: opened?.visibility ?? ('internal' as const),
    },
  })
  const { errors, isSubmitting, isDirty } = form.formState
  const back = () => void (opened ? navigate({ to: '/knowledge/$id', params: { id: opened.number } }) : navigate({ to: '/knowledge' }))
  const submit = form.handleSubmit(async ({ category, tags, ...rest }) => {
    try {
      const saved = await save.mutateAsync({ opened, draft: { ...rest, category: category || null, tags: readTags(tags) } })
      toast({ text: t(saved.state === 'published' ? 'knowledge.savedUnseenToast' : 'knowledge.savedToast', { number: saved.number }) })
      void navigate({ to: '/knowledge/$id', params: { id: saved.number }, ignoreBlocker: true })
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  const press = (event: KeyboardEvent) => {
    if (!(event.metaKey || event.ctrlKey) || !['s', 'Enter'].includes(event.key)) return
    event.preventDefault()
    void submit()
  }
  return (
    <form onSubmit={(event) => void submit(event)} onKeyDown={press} noValidate>
      <LeaveGuard dirty={isDirty && !isSubmitting} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
        <Panel>
          <div className="grid gap-4">
            <Field label={t('knowledge.name')} hint={t('knowledge.nameHint')} error={errors.title?.message}>
              {(control) => <Input {...control} {...form.register('title')} autoFocus={!opened} placeholder={t('knowledge.nameExample')} />}
            </Field>
            <BodyField error={errors.body?.message} text={form.watch('body')} register={form.register('body')} />
          </div>
        </Panel>
        <Panel title={t('knowledge.about')}>
          <div className="grid gap-4">
            <Field label={t('knowledge.visibility')} hint={t(`knowledge.visibilityHints.${form.watch('visibility')}`)}>
              {(control) => (
                <Select {...control} {...form.register('visibility')}>
                  <option value="internal">{t('knowledge.visibilities.internal')}</option>
                  <option value="public">{t('knowledge.visibilities.public')}</option>
                </Select>
              )}
            </Field>
            <CategoryField error={errors.category?.message} value={form.watch('category')} {...form.register('category')} />
            <Field label={t('tickets.tags')} hint={t('bulk.tagsHint')} error={errors.tags?.message}>
              {(control) => <Input {...control} {...form.register('tags')} placeholder={t('form.optional')} />}
            </Field>
          </div>
        </Panel>
      </div>
      <div className="sticky bottom-0 z-30 mt-4 -mb-4 flex flex-wrap items-center justify-end gap-2 border-t bg-canvas py-3">
        {errors.root ? (
          <Notice tone="critical" className="grow">
            {errors.root.message}
          </Notice>
        ) : (
          <span className="mr-auto text-xs text-ink-muted" role="status">
            {isDirty ? t('sites.unsaved') : ''}
          </span>
        )}
        <Button onClick={back}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={isSubmitting} disabled={opened !== undefined && !isDirty}>
          {t(opened ? 'action.save' : 'knowledge.saveDraft')}
        </Button>
        <span className="hidden md:inline" aria-hidden>
          <Keys keys="mod+s" />
        </span>
      </div>
    </form>
  )
}
