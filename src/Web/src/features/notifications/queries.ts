import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { EmailChoice, Notification } from '@/api/types'
import { useToast } from '@/components/Toasts'

export const notificationKeys = { lists: ['notifications', 'list'], unread: ['notifications', 'unread'] } as const

/** What I was told, the latest first. */
export const notificationsQuery = (unread: boolean, limit = 30) =>
  infiniteQueryOptions({
    queryKey: [...notificationKeys.lists, unread, limit],
    initialPageParam: undefined as string | undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ pageParam: cursor, signal }) =>
      body(api.GET('/v1/notifications', { params: { query: { limit, cursor, 'filter[unread]': unread || undefined } }, signal })),
    getNextPageParam: (page) => page?.next ?? undefined,
  })

/** How many of them I have not read. */
export const unreadQuery = queryOptions({
  queryKey: notificationKeys.unread,
  queryFn: async ({ signal }) => (await body(api.GET('/v1/notifications/unread', { signal }))).unread,
})

export const preferencesQuery = queryOptions({
  queryKey: ['notification-preferences'],
  queryFn: ({ signal }) => body(api.GET('/v1/notification-preferences', { signal })),
})

export function useChooseEmail() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ topic, email }: { topic: string; email: EmailChoice }) =>
      body(api.PUT('/v1/notification-preferences/{topic}', { params: { path: { topic } }, body: { email } })),
    onSettled: () => queries.invalidateQueries({ queryKey: preferencesQuery.queryKey }),
  })
}

/** Marks what I was told as read, or not; what is marked can be taken back. */
export function useReading() {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const after = () => {
    void queries.invalidateQueries({ queryKey: notificationKeys.lists })
    void queries.invalidateQueries({ queryKey: notificationKeys.unread })
  }
  const onError = (error: Error) => toast({ text: error.message, tone: 'critical', seconds: 10 })
  const one = useMutation({
    mutationFn: ({ id, read }: { id: string; read: boolean; quietly?: boolean }) => {
      const path = { params: { path: { id } }, keepalive: true }
      return body(read ? api.PUT('/v1/notifications/{id}/read', path) : api.DELETE('/v1/notifications/{id}/read', path))
    },
    onSettled: after,
    onError,
    onSuccess: (_, { id, read, quietly }) => {
      if (!read || quietly) return
      toast({
        text: t('notifications.readToast'),
        action: { label: t('action.undo'), onPress: () => one.mutate({ id, read: false }) },
      })
    },
  })
  const undoAll = useMutation({
    mutationFn: (readAt: string) => body(api.DELETE('/v1/notifications/read', { params: { query: { readAt } } })),
    onSettled: after,
    onError,
  })
  const all = useMutation({
    mutationFn: () => body(api.PUT('/v1/notifications/read', { body: {} })),
    onSettled: after,
    onError,
    onSuccess: ({ count, readAt }) =>
      toast({
        text: t('notifications.allReadToast', { count }),
        seconds: 10,
        action: { label: t('action.undo'), onPress: () => undoAll.mutate(readAt) },
      }),
  })
  return {
    pending: all.isPending,
    read: ({ id }: Notification, quietly = false) => one.mutate({ id, read: true, quietly }),
    unread: ({ id }: Notification) => one.mutate({ id, read: false }),
    readAll: () => all.mutate(),
  }
}
