import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { notificationsListener } from '@/features/notifications/live'
import { notificationKeys } from '@/features/notifications/queries'

const frame = (unread: number) => ({
  topic: 'notifications:me',
  epoch: 'e',
  seq: 1,
  kind: 'unread',
  data: { unread },
  at: '2026-11-21T12:00:00Z',
  trace: null,
})

test('A frame says how many are unread, and the list is asked for again', () => {
  const queries = new QueryClient()
  const list = [...notificationKeys.lists, false, 15]
  queries.setQueryData(list, { pages: [], pageParams: [] })
  notificationsListener(queries).onFrame(frame(3))
  expect(queries.getQueryData(notificationKeys.unread)).toBe(3)
  expect(queries.getQueryState(list)?.isInvalidated).toBe(true)
})

test('What a snapshot says counts, and where frames were missed the list is asked for again', () => {
  const queries = new QueryClient()
  const list = [...notificationKeys.lists, true, 30]
  queries.setQueryData(list, { pages: [], pageParams: [] })
  const listener = notificationsListener(queries)
  listener.onSnapshot({ unread: 7 }, false)
  expect(queries.getQueryData(notificationKeys.unread)).toBe(7)
  expect(queries.getQueryState(list)?.isInvalidated).toBe(false)
  listener.onSnapshot(null, true)
  expect(queries.getQueryState(list)?.isInvalidated).toBe(true)
})
