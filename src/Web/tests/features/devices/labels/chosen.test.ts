import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { asLabelQuery, sheetOf } from '@/features/devices/labels/chosen'
import { deviceKeys } from '@/features/devices/queries'
import { aLine } from '../aDevice'

test('What is chosen one by one is named by its number, as far as the list knows it', async () => {
  const queries = new QueryClient()
  queries.setQueryData([...deviceKeys.lists, {}, 0], { total: 1, from: 0, items: [aLine({ id: 'a', number: 'D-17' })] })
  expect(await sheetOf(queries, { all: false, keys: new Set(['a', 'b']) }, { band: 'poor' })).toEqual({ ids: 'D-17,b' })
})

test('All of a list is named by its filter, in its order', async () => {
  const search = await sheetOf(new QueryClient(), { all: true, keys: new Set() }, { band: 'poor' }, 'name')
  expect(search).toEqual({ band: 'poor', sort: 'name' })
  expect(asLabelQuery(search)).toMatchObject({ 'filter[band]': 'poor', sort: 'name' })
})

test('Devices that are named leave no room for a filter', () => {
  expect(asLabelQuery({ ids: 'D-1', site: 's' })).toEqual({ ids: 'D-1' })
})
