import { Send } from 'lucide-react'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { OwnRequest } from '@/api/types'
import { Button } from '@/components/Button'
import { LeaveGuard } from '@/components/LeaveGuard'
import { Notice } from '@/components/Notice'
import { ChosenFiles, FilePicker } from './FilePicker'
import { useAnswer } from './queries'

/** Where a requester says more; after a solution it takes the request up again. */
export function AnswerForm({ request }: { request: OwnRequest }) {
  const { t } = useTranslation()
  const answer = useAnswer(request)
  const [text, setText] = useState('')
  const [files, setFiles] = useState<File[]>([])
  const ready = text.trim() !== '' || files.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!ready || answer.isPending) return
    answer.mutate(
      { text: text.trim(), files },
      {
        onSuccess: () => {
          setText('')
          setFiles([])
        },
      },
    )
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event)
  }
  return (
    <form onSubmit={submit} className="sticky bottom-0 z-20 -mx-(--gutter) grid gap-2 border-t bg-canvas px-(--gutter) py-3">
      <LeaveGuard dirty={ready} />
      {answer.error && <Notice tone="critical">{answer.error.message}</Notice>}
      {request.status.state === 'resolved' && <p className="text-xs text-ink-muted">{t('requests.reopens')}</p>}
      <ChosenFiles files={files} onChange={setFiles} />
      <textarea
        aria-label={t('requests.answer')}
        placeholder={t('requests.answer')}
        value={text}
        maxLength={65_536}
        rows={2}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
        className="max-h-60 min-h-16 w-full resize-y rounded-md border border-line-strong bg-surface px-3 py-2 text-base"
      />
      <div className="flex items-center justify-between gap-2">
        <FilePicker files={files} onChange={setFiles} />
        <Button type="submit" look="primary" className="h-11 px-4" pending={answer.isPending} disabled={!ready}>
          <Send aria-hidden /> {t('requests.sendAnswer')}
        </Button>
      </div>
    </form>
  )
}
