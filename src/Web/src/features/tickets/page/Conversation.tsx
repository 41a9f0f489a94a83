import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket, TicketFile } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { useLeaving } from '@/features/identity/useLeaving'
import { filesQuery, messagesQuery, ticketKeys } from '../queries'
import { inOrder } from './conversation'
import { FileCard } from './FileCard'
import { MessageCard } from './MessageCard'
import { removeFile } from './say'

/** What was asked, what was said since, and the files that came, in their order. */
export function Conversation({ ticket, zone }: { ticket: Ticket; zone?: string }) {
  const { t } = useTranslation()
  const said = useInfiniteQuery(messagesQuery(ticket.id))
  const files = useQuery(filesQuery(ticket.id)).data?.items ?? []
  const writes = useMay()('tickets.write') && ticket.status.state !== 'closed'
  const { leaving, begin } = useLeaving(ticketKeys.files(ticket.id), removeFile, ({ name }: TicketFile, seconds) =>
    t('conversation.removing', { name, seconds }),
  )
  const messages = said.data?.pages.flatMap((page) => page.items) ?? []
  const entries = inOrder(messages, files, !said.hasNextPage)
  return (
    <section aria-label={t('conversation.title')} className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
      <article className="min-w-0 rounded-lg border bg-surface px-4 py-3">
        <header className="mb-1.5 flex flex-wrap items-baseline gap-x-2 text-sm">
          <span className="font-semibold">{ticket.requester?.name ?? t('conversation.erased')}</span>
          <span className="text-xs text-ink-muted">{t(`tickets.channels.${ticket.channel}`)}</span>
          <span className="ml-auto text-xs text-ink-faint">
            <Time at={ticket.openedAt} zone={zone} />
          </span>
        </header>
        <p className="text-base break-words whitespace-pre-wrap">
          {ticket.description || <span className="text-ink-faint">{t('conversation.noDescription')}</span>}
        </p>
      </article>
      {said.hasNextPage && (
        <Button look="ghost" className="justify-self-center" pending={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
          {t('conversation.earlier')}
        </Button>
      )}
      {said.isPending ? (
        <div aria-busy className="grid gap-2 rounded-lg border bg-surface px-4 py-3">
          <Skeleton className="h-3 w-40" />
          <Skeleton className="h-3 w-4/5" />
          <Skeleton className="h-3 w-3/5" />
        </div>
      ) : said.error && !said.data ? (
        <ErrorState error={said.error} retry={() => void said.refetch()} />
      ) : (
        <ol className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3 empty:hidden">
          {entries.map(({ message, file }) =>
            message ? (
              <MessageCard key={message.id} message={message} zone={zone} />
            ) : (
              <FileCard
                key={file.id}
                file={file}
                zone={zone}
                leaving={leaving.has(file.id)}
                onRemove={writes ? () => begin(file) : undefined}
              />
            ),
          )}
        </ol>
      )}
    </section>
  )
}
