import { Link } from '@tanstack/react-router'
import { CornerDownLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { SimilarTicket } from '@/api/types'
import { IconButton } from '@/components/Button'
import { insertIntoReply } from '../page/insertion'
import { StateMark } from '../StateMark'

/** A ticket that was about the same, with what was answered last. */
export function SimilarTicketRow({
  similar: { number, subject, state, answer, because },
  ticketId,
}: {
  similar: SimilarTicket
  ticketId?: string
}) {
  return (
    <li className="text-sm">
      <span className="flex min-w-0 items-center gap-2">
        <StateMark state={state} />
        <Link
          to="/tickets/$id"
          params={{ id: number }}
          className="min-w-0 grow truncate font-medium hover:underline"
          title={because.join(', ')}
        >
          {subject}
        </Link>
        <span className="figures shrink-0 text-xs text-ink-faint">{number}</span>
        {ticketId && answer && <InsertButton name={number} onPress={() => insertIntoReply(ticketId, answer)} />}
      </span>
      {answer && <p className="mt-0.5 line-clamp-3 pl-5.5 text-xs whitespace-pre-line text-ink-muted">{answer}</p>}
    </li>
  )
}

/** Puts an answer into the reply that is being written. */
export function InsertButton({ name, onPress }: { name: string; onPress(): void }) {
  const { t } = useTranslation()
  return (
    <IconButton label={t('suggest.insert', { name })} size="icon-sm" onClick={onPress}>
      <CornerDownLeft aria-hidden />
    </IconButton>
  )
}
