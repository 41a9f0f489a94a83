import { Link } from '@tanstack/react-router'
import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TicketMessage } from '@/api/types'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { withMentions } from './conversation'
import { ToneMark } from './ToneMark'

/** One message: a note, which only colleagues see, is set apart by its ground, its edge and its words. */
export function MessageCard({ message, zone }: { message: TicketMessage; zone?: string }) {
  const { t } = useTranslation()
  const { kind, author, byRequester, text, mentions, sentAt } = message
  const isNote = kind === 'note'
  return (
    <li
      className={cn(
        'min-w-0 rounded-lg border px-4 py-3',
        isNote ? 'border-dashed border-warning-fill bg-warning-soft' : byRequester ? 'bg-surface' : 'border-transparent bg-accent-soft',
      )}
    >
      <header className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
        <span className="font-semibold">{author?.name ?? t(byRequester ? 'conversation.erased' : 'timeline.system')}</span>
        <span className={cn('inline-flex items-center gap-1 self-center text-xs', isNote ? 'font-medium text-warning' : 'text-ink-muted')}>
          {isNote && <Lock className="size-3" aria-hidden />}
          {t(isNote ? 'conversation.internal' : byRequester ? 'conversation.requester' : 'conversation.reply')}
        </span>
        <ToneMark sentiment={message.sentiment} />
        <span className="ml-auto text-xs text-ink-faint">
          <Time at={sentAt} zone={zone} />
        </span>
      </header>
      <p className="text-base break-words whitespace-pre-wrap">
        {withMentions(text, mentions).map((part, at) =>
          typeof part === 'string' ? (
            part
          ) : (
            <span key={at} className="rounded-sm bg-accent-soft px-0.5 font-medium text-accent-text">
              @{part.name}
            </span>
          ),
        )}
      </p>
      {message.fromTicketId && <Aside words={t('conversation.fromMerged')} id={message.fromTicketId} link={t('conversation.openMerged')} />}
      {message.splitIntoId && <Aside words={t('conversation.split')} id={message.splitIntoId} link={t('conversation.openSplit')} />}
    </li>
  )
}

function Aside({ words, id, link }: { words: string; id: string; link: string }) {
  return (
    <p className="mt-2 text-xs text-ink-muted">
      {words}{' '}
      <Link to="/tickets/$id" params={{ id }} className="text-accent-text hover:underline">
        {link}
      </Link>
    </p>
  )
}
