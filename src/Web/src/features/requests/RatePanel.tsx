import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnRequest } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, TextArea } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { StarPicker, Stars } from '@/features/tickets/ratings/Stars'
import { useRate } from './queries'

/** Asks how content somebody is with what was done, and shows what they said; they may think again. */
export function RatePanel({ request }: { request: OwnRequest }) {
  const { t } = useTranslation()
  const rate = useRate(request)
  const [again, rateAgain] = useState(false)
  const [score, setScore] = useState(request.rating?.score ?? 0)
  const [comment, setComment] = useState(request.rating?.comment ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    rate.mutate({ score, comment: comment.trim() || null }, { onSuccess: () => rateAgain(false) })
  }
  if (request.rating && !again) {
    return (
      <Panel>
        <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
          <span className="flex flex-wrap items-center gap-2">
            {t('requests.rated')} <Stars score={request.rating.score} />
            {request.rating.comment && <span className="text-ink-muted">“{request.rating.comment}”</span>}
          </span>
          <Button size="sm" onClick={() => rateAgain(true)}>
            {t('requests.rateAgain')}
          </Button>
        </div>
      </Panel>
    )
  }
  return (
    <Panel title={t('rating.title')}>
      <form onSubmit={submit} className="grid gap-3">
        {rate.error && <Notice tone="critical">{rate.error.message}</Notice>}
        <StarPicker value={score} onChange={setScore} />
        {score > 0 && (
          <Field label={t('rating.comment')}>
            {(control) => (
              <TextArea {...control} rows={3} maxLength={2000} value={comment} onChange={({ target }) => setComment(target.value)} />
            )}
          </Field>
        )}
        <Button type="submit" look="primary" className="justify-self-start" disabled={score === 0} pending={rate.isPending}>
          {t('rating.send')}
        </Button>
      </form>
    </Panel>
  )
}
