import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { mergeWriting } from '@/features/tickets/page/writing'

const ada = { id: 'a', name: 'Ada', isContact: false }
const writers = (queries: QueryClient) => Object.values(queries.getQueryData<object>(['tickets', 'writers', 't']) ?? {})

test('Somebody writes until they stop', () => {
  const queries = new QueryClient()
  mergeWriting(queries, 't', { person: ada, isNote: false, until: 'then' }, 1000)
  expect(writers(queries)).toEqual([{ name: 'Ada', isNote: false, until: 13_000 }])
  mergeWriting(queries, 't', { person: ada, isNote: false, until: null }, 2000)
  expect(writers(queries)).toEqual([])
})

test('Whoever goes on writing is shown once', () => {
  const queries = new QueryClient()
  mergeWriting(queries, 't', { person: ada, isNote: false, until: 'then' }, 1000)
  mergeWriting(queries, 't', { person: ada, isNote: true, until: 'then' }, 6000)
  expect(writers(queries)).toEqual([{ name: 'Ada', isNote: true, until: 18_000 }])
})
