import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { FormFoot } from '@/components/form/FormFoot'
import { publish, review, useArticleChange } from '../change'
import { knowledgeSettingsQuery } from '../queries'

interface PublishDialogProps {
  article: Article
  kind: 'publish' | 'review'
  onClose(): void
}

/** Publishes what an article says, or says that it still holds: with a word on what is new and the day of the next look. */
export function PublishDialog({ article, kind, onClose }: PublishDialogProps) {
  const { t } = useTranslation()
  const { mutate, isPending } = useArticleChange(article)
  const months = useQuery(knowledgeSettingsQuery).data?.reviewAfterMonths ?? 0
  const [note, setNote] = useState('')
  const [reviewOn, setReviewOn] = useState('')
  const { number } = article
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const change =
      kind === 'publish'
        ? publish(t('knowledge.publishedToast', { number }), note.trim() || null, reviewOn || null)
        : review(t('knowledge.reviewedToast', { number }), reviewOn || null)
    mutate(change, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(kind === 'publish' ? 'knowledge.publishTitle' : 'knowledge.reviewTitle', { number })}
      description={t(
        kind === 'review'
          ? 'knowledge.reviewText'
          : article.visibility === 'public'
            ? 'knowledge.publishPublic'
            : 'knowledge.publishInternal',
      )}
    >
      <form onSubmit={submit} className="grid gap-4">
        {kind === 'publish' && (
          <Field label={t('knowledge.note')} hint={t('knowledge.noteHint')}>
            {(control) => (
              <Input
                {...control}
                value={note}
                maxLength={500}
                placeholder={t('form.optional')}
                onChange={({ target }) => setNote(target.value)}
              />
            )}
          </Field>
        )}
        <Field
          label={t('knowledge.reviewOn')}
          hint={months > 0 ? t('knowledge.reviewOnUsual', { count: months }) : t('knowledge.reviewOnNever')}
        >
          {(control) => (
            <Input {...control} type="date" min={tomorrow} value={reviewOn} onChange={({ target }) => setReviewOn(target.value)} />
          )}
        </Field>
        <FormFoot onCancel={onClose} pending={isPending} save={t(kind === 'publish' ? 'knowledge.publish' : 'knowledge.review')} />
      </form>
    </Dialog>
  )
}
