import { useQueryClient } from '@tanstack/react-query'
import { Lock, Paperclip, Reply } from 'lucide-react'
import { useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Macro, Ticket } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Keys } from '@/components/Keys'
import { LeaveGuard } from '@/components/LeaveGuard'
import { Notice } from '@/components/Notice'
import { Segments } from '@/components/Segments'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { isStale } from '@/api/problem'
import { ChosenMacro } from '../macros/ChosenMacro'
import { MacroPicker } from '../macros/MacroPicker'
import { macroTextQuery } from '../macros/queries'
import { useColleagues } from '../people'
import { mentionedIn } from './conversation'
import { useInsertions } from './insertion'
import { MentionPicker } from './MentionPicker'
import { StatusAfter } from './StatusAfter'
import { useAttach, useSay, type Saying } from './say'
import { useTellWriting } from './writing'

/** Where one answers the requester, or tells colleagues something the requester never sees. */
export function Composer({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const say = useSay(ticket)
  const attach = useAttach(ticket)
  const people = useColleagues()
  const closed = ticket.status.state === 'closed'
  const [wanted, setKind] = useState<'reply' | 'note'>('reply')
  const kind = closed ? 'note' : wanted
  const [text, setText] = useState('')
  const [status, setStatus] = useState('')
  const [macro, setMacro] = useState<Macro>()
  const [picking, setPicking] = useState(false)
  const queries = useQueryClient()
  const field = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const write = (as: 'reply' | 'note') => {
    setKind(as)
    if (as !== kind) setMacro(undefined)
    field.current?.focus()
  }
  useKeys({ r: () => write('reply'), n: () => write('note'), m: () => setPicking(!closed) })

  useTellWriting(ticket.id, text, kind === 'note')
  useInsertions(ticket.id, (inserted) => {
    setText((before) => [before.trim(), inserted].filter(Boolean).join('\n\n'))
    field.current?.focus()
  })

  const pick = async (picked: Macro) => {
    setMacro(picked)
    if (picked.text === null) return
    setKind(picked.isNote ? 'note' : 'reply')
    const filled = await queries.fetchQuery(macroTextQuery(ticket, picked)).catch(() => null)
    setText((before) => [before.trim(), filled?.text ?? picked.text].filter(Boolean).join('\n\n'))
    field.current?.focus()
  }

  const ready = text.trim() !== '' || macro !== undefined
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    if (!ready || say.isPending) return
    const taken = ticket.nextStatuses.includes(status) ? status : null
    const plain: Saying = kind === 'reply' ? { kind, text, status: taken } : { kind, text, mentions: mentionedIn(text, people) }
    say.mutate(macro ? { kind: 'macro', macroId: macro.id, text } : plain, {
      onSuccess: () => {
        setText('')
        setStatus('')
        setMacro(undefined)
      },
    })
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) submit(event)
    if (event.key === 'Escape') field.current?.blur()
  }
  return (
    <form
      onSubmit={submit}
      className={cn('grid gap-3 rounded-lg border bg-surface p-3', kind === 'note' && 'border-dashed border-warning-fill bg-warning-soft')}
    >
      {say.error && (
        <Notice tone={isStale(say.error) ? 'warning' : 'critical'}>
          {isStale(say.error) ? t('conversation.stale') : say.error.message}
        </Notice>
      )}
      <div className="flex flex-wrap items-center justify-between gap-2">
        {closed ? (
          <span className="text-sm text-ink-muted">{t('conversation.closed')}</span>
        ) : (
          <Segments<'reply' | 'note'>
            label={t('conversation.as')}
            value={kind}
            onChange={write}
            options={[
              { value: 'reply', label: <Mode icon={Reply} words={t('conversation.toReply')} /> },
              { value: 'note', label: <Mode icon={Lock} words={t('conversation.toNote')} /> },
            ]}
          />
        )}
        <span className="text-xs text-ink-muted">{t(kind === 'note' ? 'conversation.noteHint' : 'conversation.replyHint')}</span>
      </div>
      <textarea
        ref={field}
        aria-label={t(kind === 'note' ? 'conversation.note' : 'conversation.message')}
        placeholder={t(kind === 'note' ? 'conversation.notePlaceholder' : 'conversation.messagePlaceholder')}
        value={text}
        maxLength={65_536}
        rows={4}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
        className="w-full resize-y rounded-md border border-line-strong bg-surface px-2.5 py-2 text-base"
      />
      {macro && <ChosenMacro macro={macro} onDrop={() => setMacro(undefined)} />}
      <div className="flex flex-wrap items-center gap-2">
        <IconButton label={t('conversation.attach')} onClick={() => picker.current?.click()} pending={attach.isPending} disabled={closed}>
          <Paperclip aria-hidden />
        </IconButton>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t('conversation.attach')}
          onChange={({ target }) => {
            const files = [...(target.files ?? [])]
            target.value = ''
            if (files.length > 0) attach.mutate({ files, isInternal: kind === 'note' })
          }}
        />
        {!closed && <MacroPicker open={picking} onOpenChange={setPicking} onPick={(picked) => void pick(picked)} />}
        {kind === 'note' && !macro && <MentionPicker people={people} onPick={(name) => setText((before) => addMention(before, name))} />}
        <span className="ml-auto flex flex-wrap items-center justify-end gap-2">
          {kind === 'reply' && !macro && <StatusAfter ticket={ticket} value={status} onChange={setStatus} />}
          <Button type="submit" look="primary" pending={say.isPending} disabled={!ready}>
            {t(macro && !text.trim() ? 'macros.apply' : kind === 'note' ? 'conversation.addNote' : 'conversation.send')}
          </Button>
          <span className="hidden md:inline" aria-hidden>
            <Keys keys="mod+Enter" />
          </span>
        </span>
      </div>
      <LeaveGuard dirty={text.trim() !== ''} />
    </form>
  )
}

const addMention = (text: string, name: string) => `${text}${text === '' || /\s$/.test(text) ? '' : ' '}@${name} `

function Mode({ icon: Icon, words }: { icon: typeof Reply; words: string }) {
  return (
    <>
      <Icon className="size-3.5" aria-hidden /> {words}
    </>
  )
}
