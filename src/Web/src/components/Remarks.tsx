import { useMutation } from '@tanstack/react-query'
import { useRef, useState, type FormEvent, type RefObject } from 'react'
import { Button } from './Button'
import { TextArea } from './form/Field'
import { Notice } from './Notice'
import { Time } from './Time'

interface Remark {
  id: string
  authorName: string | null
  at: string
  text: string
}

/** What people said about something: who, when and what. */
export function RemarkList({ remarks, label, zone }: { remarks: readonly Remark[]; label?: string; zone?: string }) {
  return (
    <ul className="grid gap-3" aria-label={label}>
      {remarks.map((remark) => (
        <li key={remark.id} className="text-sm">
          <p className="text-xs text-ink-faint">
            <span className="font-medium text-ink">{remark.authorName ?? '…'}</span> · <Time at={remark.at} zone={zone} />
          </p>
          <p className="mt-0.5 break-words whitespace-pre-wrap">{remark.text}</p>
        </li>
      ))}
    </ul>
  )
}

interface RemarkFormProps {
  label: string
  hint: string
  button: string
  field?: RefObject<HTMLTextAreaElement | null>
  onSay(text: string): Promise<unknown>
  /** Makes what is shown current. */
  onSaid(): Promise<unknown>
}

/** A place to say something: with the button, or Ctrl and Enter. */
export function RemarkForm({ label, hint, button, field, onSay, onSaid }: RemarkFormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [text, setText] = useState('')
  const say = useMutation({
    mutationFn: () => onSay(text.trim()),
    onSuccess: async () => {
      setText('')
      await onSaid()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim()) say.mutate()
  }
  return (
    <form ref={form} onSubmit={submit} className="grid gap-2">
      {say.error && <Notice tone="critical">{say.error.message}</Notice>}
      <TextArea
        ref={field}
        aria-label={label}
        rows={2}
        maxLength={8_000}
        placeholder={hint}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit()
        }}
      />
      <Button type="submit" className="justify-self-end" pending={say.isPending} disabled={!text.trim()}>
        {button}
      </Button>
    </form>
  )
}
