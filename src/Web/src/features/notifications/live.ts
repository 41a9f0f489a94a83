import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useSession } from '@/features/identity/session'
import { useTopics } from '@/live/LiveProvider'
import type { TopicListener } from '@/live/liveStream'
import { notificationKeys } from './queries'

/** Keeps what I was told, and how much of it is unread, current. */
export function useOwnNotifications(): void {
  const queries = useQueryClient()
  const { user } = useSession()
  useTopics(
    [`notifications:${user.id}`],
    useMemo(() => notificationsListener(queries), [queries]),
  )
}

export function notificationsListener(queries: QueryClient): TopicListener {
  const look = (data: unknown) => {
    queries.setQueryData(notificationKeys.unread, (data as { unread: number }).unread)
    void queries.invalidateQueries({ queryKey: notificationKeys.lists })
  }
  return {
    onSnapshot: (snapshot, missed) => {
      if (snapshot) queries.setQueryData(notificationKeys.unread, (snapshot as { unread: number }).unread)
      if (missed) void queries.invalidateQueries({ queryKey: notificationKeys.lists })
    },
    onFrame: ({ data }) => look(data),
  }
}
