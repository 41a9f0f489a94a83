import { QueryClient, type InfiniteData } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Ticket, TicketLine, TicketLines, TicketMessage, TicketMessages } from '@/api/types'
import { mergeLine } from '@/features/tickets/live'
import { mergeMessage, mergeTicket, newest, ticketKeys } from '@/features/tickets/queries'

const line = (id: string, version: number, subject: string) => ({ id, version, subject }) as TicketLine
const listKey = [...ticketKeys.lists, {}]

function aQueue(...items: TicketLine[]) {
  const queries = new QueryClient()
  queries.setQueryData<InfiniteData<TicketLines>>(listKey, { pages: [{ items, next: null } as TicketLines], pageParams: [undefined] })
  return queries
}

const subjects = (queries: QueryClient) =>
  queries.getQueryData<InfiniteData<TicketLines>>(listKey)?.pages.flatMap((page) => page.items.map(({ subject }) => subject))

test('A line that changed is shown where it stands', () => {
  const queries = aQueue(line('a', 1, 'Lift'), line('b', 1, 'Door'))
  mergeLine(queries, line('b', 2, 'Door sticks'))
  expect(subjects(queries)).toEqual(['Lift', 'Door sticks'])
})

test('An older line does not come back', () => {
  const queries = aQueue(line('a', 3, 'Newest'))
  mergeLine(queries, line('a', 2, 'Older'))
  expect(subjects(queries)).toEqual(['Newest'])
})

test('An older answer does not replace a newer ticket', () => {
  const queries = new QueryClient()
  const key = [...ticketKeys.ones, 'T-1']
  queries.setQueryData(key, { id: 'a', version: 5 } as Ticket)
  mergeTicket(queries, { id: 'a', version: 4 } as Ticket)
  expect(newest(queries, { id: 'a', version: 1 } as Ticket).version).toBe(5)
})

test('A message told twice is shown once', () => {
  const queries = new QueryClient()
  const key = ticketKeys.messages('a')
  queries.setQueryData<InfiniteData<TicketMessages>>(key, {
    pages: [{ items: [], next: null } as unknown as TicketMessages],
    pageParams: [undefined],
  })
  mergeMessage(queries, 'a', { id: 'm' } as TicketMessage)
  mergeMessage(queries, 'a', { id: 'm' } as TicketMessage)
  expect(queries.getQueryData<InfiniteData<TicketMessages>>(key)?.pages[0]?.items).toHaveLength(1)
})
