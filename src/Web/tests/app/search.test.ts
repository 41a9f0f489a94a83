import { expect, test } from 'vitest'
import { parseSearch, safeReturn, stringifySearch } from '@/app/search'

test('An address survives being written and read, and stays readable', () => {
  const search = { q: '0123', band: 'critical,poor', sort: '-score' }
  expect(stringifySearch(search)).toBe('?q=0123&band=critical,poor&sort=-score')
  expect(parseSearch(stringifySearch(search))).toEqual(search)
})

test('What is empty leaves no trace in the address', () => {
  expect(stringifySearch({ q: '', band: undefined })).toBe('')
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', undefined])(
  'Signing in never leads to %s',
  (path) => {
    expect(safeReturn(path)).toBe('/sites')
  },
)

test('Signing in leads back to where one wanted to go', () => {
  expect(safeReturn('/devices/D-17?range=7d')).toBe('/devices/D-17?range=7d')
})
