import { Link } from '@tanstack/react-router'
import { Bot, CornerDownLeft, Inbox, MailCheck, Paperclip, Send, Trash2, Undo2, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EmailOutcome, KeptEmail } from '@/api/types'
import { Button } from '@/components/Button'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { fileSize } from '@/lib/number'
import { useDecide } from './queries'

const looks: Record<EmailOutcome, { icon: LucideIcon; ink: string }> = {
  opened: { icon: MailCheck, ink: 'text-healthy' },
  answered: { icon: CornerDownLeft, ink: 'text-healthy' },
  automatic: { icon: Bot, ink: 'text-ink-muted' },
  held: { icon: Inbox, ink: 'text-warning' },
  sent: { icon: Send, ink: 'text-ink-muted' },
  discarded: { icon: Trash2, ink: 'text-ink-faint' },
}

/** A mail: who wrote what, and what became of it. Open, it says all it said, and what became nothing can be let in. */
export function EmailRow({ email }: { email: KeptEmail }) {
  const { t } = useTranslation()
  const { icon: Icon, ink } = looks[email.outcome]
  return (
    <li>
      <details>
        <summary className="flex min-h-11 cursor-pointer list-none items-center gap-3 px-4 py-2 hover:bg-hover">
          <Icon className={cn('size-4 shrink-0', ink)} aria-hidden />
          <span className="min-w-0 grow">
            <span className="block truncate text-sm font-medium">{email.subject || t('mails.noSubject')}</span>
            <span className="flex items-center gap-2 overflow-hidden text-xs text-ink-muted">
              <span className={cn('shrink-0', ink)}>{t(`mails.outcomes.${email.outcome}`)}</span>
              <span className="truncate">{email.author?.name}</span>
              {email.files.length > 0 && (
                <span className="figures inline-flex items-center gap-0.5">
                  <Paperclip className="size-3" aria-hidden /> {email.files.length}
                </span>
              )}
            </span>
          </span>
          <span className="shrink-0 text-xs text-ink-faint">
            <Time at={email.at} />
          </span>
        </summary>
        <div className="grid gap-3 px-4 pt-1 pb-4 sm:pl-11">
          <p className="max-h-80 overflow-y-auto text-sm break-words whitespace-pre-wrap text-ink-muted">
            {email.text || t('mails.noText')}
          </p>
          {email.files.length > 0 && (
            <ul className="grid gap-0.5 text-xs text-ink-muted">
              {email.files.map((file, at) => (
                <li key={at}>
                  {file.name} <span className="figures text-ink-faint">{file.isKept ? fileSize(file.bytes) : t('mails.notKept')}</span>
                </li>
              ))}
            </ul>
          )}
          <Decisions email={email} />
        </div>
      </details>
    </li>
  )
}

function Decisions({ email }: { email: KeptEmail }) {
  const { t } = useTranslation()
  const { isPending, release, discard, putBack } = useDecide()
  if (email.ticketId) {
    return (
      <Link to="/tickets/$id" params={{ id: email.ticketId }} className="justify-self-start text-sm text-accent-text hover:underline">
        {t('mails.toTicket')}
      </Link>
    )
  }
  if (email.outcome === 'sent') return null
  return (
    <div className="flex flex-wrap gap-2">
      <Button look="primary" pending={isPending} onClick={() => release(email)}>
        <MailCheck aria-hidden /> {t('mails.release')}
      </Button>
      {email.outcome === 'discarded' ? (
        <Button disabled={isPending} onClick={() => putBack(email)}>
          <Undo2 aria-hidden /> {t('mails.putBack')}
        </Button>
      ) : (
        <Button disabled={isPending} onClick={() => discard(email)}>
          <Trash2 aria-hidden /> {t('mails.discard')}
        </Button>
      )}
    </div>
  )
}
