import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { MapPin, RadioTower } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OwnRequest } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Notice } from '@/components/Notice'
import { PageHeader } from '@/components/PageHeader'
import { Time } from '@/components/Time'
import { useSession } from '@/features/identity/session'
import { StatusBadge } from '@/features/tickets/StateMark'
import { isActive } from '@/features/tickets/states'
import { inOrder } from '@/features/tickets/page/conversation'
import { AnswerForm } from './AnswerForm'
import { Bubble, FileBubble } from './Bubbles'
import { CloseButton } from './CloseButton'
import { RatePanel } from './RatePanel'
import { Receipts } from './Receipts'
import { useOwnRequests } from './live'
import { requestFilesQuery, requestFormQuery, requestMessagesQuery, requestQuery } from './queries'

/** One thing somebody asked for: what was said, how it stands, and until when they can expect something. */
export function RequestPage() {
  const { id } = useParams({ from: '/shell/requests/$id' })
  useOwnRequests()
  const record = useQuery(requestQuery(id))
  if (record.isPending) return <PagePending />
  if (!record.data) return <ErrorState error={record.error} retry={() => void record.refetch()} />
  return <Request key={record.data.id} request={record.data} />
}

function Request({ request }: { request: OwnRequest }) {
  const { t } = useTranslation()
  const said = useInfiniteQuery(requestMessagesQuery(request.id))
  const files = useQuery(requestFilesQuery(request.id)).data?.items ?? []
  const entries = inOrder(said.data?.pages.flatMap((page) => page.items) ?? [], files, !said.hasNextPage)
  const { user } = useSession()
  const closed = request.status.state === 'closed'
  return (
    <div className="mx-auto w-full max-w-3xl px-(--gutter) py-4 pb-6">
      <PageHeader
        title={request.subject}
        number={request.number}
        above={
          <Link to="/requests" className="hover:text-ink hover:underline">
            {t('requests.title')}
          </Link>
        }
        state={
          <>
            <StatusBadge status={request.status} />
            <Place request={request} />
            <span>
              {t('tickets.opened')} <Time at={request.openedAt} />
            </span>
          </>
        }
        actions={!closed && !request.mergedIntoId && <CloseButton request={request} />}
      />
      <div className="grid gap-4">
        {request.mergedIntoId && <Notice>{t('requests.merged')}</Notice>}
        <Receipts request={request} />
        <ol aria-label={t('conversation.title')} className="grid gap-3">
          <Bubble mine at={request.openedAt} text={request.description || request.subject} />
          {said.hasNextPage && (
            <li className="text-center">
              <Button look="ghost" pending={said.isFetchingNextPage} onClick={() => void said.fetchNextPage()}>
                {t('conversation.earlier')}
              </Button>
            </li>
          )}
          {entries.map(({ message, file }) =>
            message ? (
              <Bubble key={message.id} mine={message.byRequester} who={message.author?.name} at={message.sentAt} text={message.text} />
            ) : (
              <FileBubble key={file.id} file={file} mine={file.addedBy?.id === user.id} />
            ),
          )}
        </ol>
        {!isActive(request.status.state) && <RatePanel request={request} />}
        {closed || request.mergedIntoId ? (
          <p className="text-sm text-ink-muted">
            {t('requests.closedText')}{' '}
            <Link to="/requests/new" className="text-accent-text underline underline-offset-2">
              {t('requests.askAgain')}
            </Link>
          </p>
        ) : (
          <AnswerForm request={request} />
        )}
      </div>
    </div>
  )
}

function Place({ request: { siteId, deviceId } }: { request: OwnRequest }) {
  const place = useQuery({ ...requestFormQuery(siteId ?? undefined, deviceId ?? undefined), enabled: Boolean(siteId ?? deviceId) }).data
  return (
    <>
      {place?.device && (
        <span className="inline-flex items-center gap-1.5">
          <RadioTower className="size-4" aria-hidden /> {place.device.name}
        </span>
      )}
      {place?.site && (
        <span className="inline-flex items-center gap-1.5">
          <MapPin className="size-4" aria-hidden /> {place.site.name}
        </span>
      )}
    </>
  )
}
