import { useMutation, useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { Field, TextArea } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import { Skeleton } from '@/components/Skeleton'
import { linkToken } from '@/features/identity/account'
import { Door } from '@/features/identity/Door'
import { StarPicker } from './Stars'

/** Where a letter that asks for a rating leads: no account is needed, and nothing is said until somebody presses. */
export function RatePage() {
  const { t } = useTranslation()
  const asked = useQuery({
    queryKey: ['rating'],
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => body(api.POST('/v1/ratings/opening', { body: { token: linkToken() }, signal })),
  })
  const [score, setScore] = useState(0)
  const [comment, setComment] = useState<string>()
  const chosen = score || (asked.data?.rating?.score ?? 0)
  const said = comment ?? asked.data?.rating?.comment ?? ''
  const rate = useMutation({
    mutationFn: () => body(api.POST('/v1/ratings', { body: { token: linkToken(), score: chosen, comment: said } })),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen > 0) rate.mutate()
  }

  if (rate.isSuccess) return <Door title={t('rating.thanks')} text={t(chosen > 3 ? 'rating.thanksText' : 'rating.sorryText')} />
  if (asked.isError) return <Door title={t('rating.noTitle')} text={asked.error.message} />
  if (!asked.data) {
    return (
      <Door title={t('rating.title')}>
        <Skeleton className="h-32 w-full" />
      </Door>
    )
  }
  return (
    <Door title={t('rating.title')} text={`${asked.data.number} · ${asked.data.subject}`}>
      <form onSubmit={submit} className="grid gap-4">
        {rate.isError && <Notice tone="critical">{rate.error.message}</Notice>}
        <StarPicker value={chosen} onChange={setScore} />
        <Field label={t('rating.comment')}>
          {(control) => (
            <TextArea {...control} rows={4} maxLength={2000} value={said} onChange={({ target }) => setComment(target.value)} />
          )}
        </Field>
        <Button type="submit" look="primary" className="h-9" disabled={chosen === 0} pending={rate.isPending}>
          {t('rating.send')}
        </Button>
      </form>
    </Door>
  )
}
