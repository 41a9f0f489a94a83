import { expect, test } from 'vitest'
import type { AlertGroup, AlertLine } from '@/api/types'
import { isHead, keyOf, withHeads } from '@/features/alerts/queue/groups'

const line = (id: string) => ({ alert: { id } }) as AlertLine
const group = (key: string, count: number): AlertGroup => ({ key, name: key, count, severity: 'critical' })
const lines = ['a', 'b', 'c', 'd', 'e', 'f'].map(line)

test('Puts a head before the first line of each group', () => {
  const rows = withHeads(lines, [group('one', 1), group('two', 3), group('three', 2)])
  expect(Array.from({ length: rows.length }, (_, at) => keyOf(rows.at(at)!))).toEqual([
    ...['group one', 'a'],
    ...['group two', 'b', 'c', 'd'],
    ...['group three', 'e', 'f'],
  ])
})

test('Knows which line stands at a place, or just before a head', () => {
  const rows = withHeads(lines, [group('one', 1), group('two', 3), group('three', 2)])
  expect([0, 1, 2, 3, 6, 8].map(rows.lineAt)).toEqual([0, 0, 0, 1, 3, 5])
})

test('Is the lines alone without groups', () => {
  const rows = withHeads(lines, undefined)
  expect(rows.length).toBe(6)
  expect(isHead(rows.at(0)!)).toBe(false)
  expect(rows.lineAt(4)).toBe(4)
})

test('Leaves the place of a line empty that has not been fetched', () => {
  const rows = withHeads({ length: 6, at: () => undefined }, [group('all', 6)])
  expect(isHead(rows.at(0)!)).toBe(true)
  expect(rows.at(3)).toBeUndefined()
})
