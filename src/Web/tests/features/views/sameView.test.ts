import { expect, test } from 'vitest'
import type { SavedView } from '@/api/types'
import { isAsSaved } from '@/features/views/sameView'

const view = { query: { 'filter[band]': 'poor', sort: 'name' }, columns: ['name', 'site'] } as unknown as SavedView

test('A list shows its view whatever the order in which that is said', () => {
  expect(isAsSaved(view, { query: { sort: 'name', 'filter[band]': 'poor' }, columns: ['site', 'name'] })).toBe(true)
})

test('Another condition or column is a change worth saving', () => {
  expect(isAsSaved(view, { query: { 'filter[band]': 'poor' }, columns: ['site', 'name'] })).toBe(false)
  expect(isAsSaved(view, { query: view.query, columns: ['name'] })).toBe(false)
})

test('A view without columns leaves them to everyone', () => {
  expect(isAsSaved({ ...view, columns: [] }, { query: view.query, columns: ['name'] })).toBe(true)
})
