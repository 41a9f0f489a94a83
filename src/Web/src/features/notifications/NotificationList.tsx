import { useInfiniteQuery } from '@tanstack/react-query'
import { BellRing, Inbox } from 'lucide-react'
import { useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Skeleton } from '@/components/Skeleton'
import { NotificationRow } from './NotificationRow'
import { notificationsQuery } from './queries'

const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }

/** What I was told; arrows, or j and k, go from one to the next, and Enter opens it. */
export function NotificationList({ unread, limit, onOpened }: { unread: boolean; limit?: number; onOpened?(): void }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(notificationsQuery(unread, limit))
  const rows = useRef<HTMLUListElement>(null)
  const walk = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return
    const all = [...(rows.current?.querySelectorAll<HTMLElement>('[data-notification]') ?? [])]
    const at = all.findIndex((one) => one === document.activeElement || one.parentElement?.contains(document.activeElement))
    event.preventDefault()
    all[Math.min(Math.max(at + step, 0), all.length - 1)]?.focus()
  }
  if (list.error && !list.data) return <ErrorState error={list.error} retry={() => void list.refetch()} />
  if (list.isPending) return <Skeleton className="m-4 h-24" />
  const told = list.data.pages.flatMap((page) => page.items)
  if (told.length === 0) {
    return unread ? (
      <EmptyState icon={Inbox} title={t('notifications.noneUnread')}>
        {t('notifications.noneUnreadText')}
      </EmptyState>
    ) : (
      <EmptyState icon={BellRing} title={t('notifications.none')}>
        {t('notifications.noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <ul ref={rows} className="divide-y" aria-label={t('notifications.title')} onKeyDown={walk}>
        {told.map((notification) => (
          <NotificationRow key={notification.id} notification={notification} onOpened={onOpened} />
        ))}
      </ul>
      {!onOpened && list.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('notifications.more')}
          </Button>
        </div>
      )}
    </>
  )
}
