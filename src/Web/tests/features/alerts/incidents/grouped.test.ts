import { expect, test } from 'vitest'
import type { AlertLine } from '@/api/types'
import { groupedOf, hiddenBehind, type Grouped } from '@/features/alerts/incidents/page/grouped'

const line = (id: string, byId?: string) => ({ alert: { id }, hidden: byId ? { kind: 'folded', byId } : null }) as AlertLine
const shape = (groups: Grouped[]): unknown => groups.map(({ line: { alert }, behind }) => [alert.id, shape(behind)])

test('Puts what is hidden below what hides it', () => {
  const groups = groupedOf([line('gateway'), line('door')], [line('lamp', 'gateway'), line('bulb', 'lamp')])
  expect(shape(groups)).toEqual([
    ['gateway', [['lamp', [['bulb', []]]]]],
    ['door', []],
  ])
  expect(hiddenBehind(groups[0]!)).toBe(2)
})

test('Knows what belongs to the incident from what is only hidden behind it', () => {
  const [gateway] = groupedOf([line('gateway'), line('member', 'gateway')], [line('other', 'gateway')])
  expect(gateway!.behind.map(({ isMember }) => isMember)).toEqual([true, false])
})

test('Shows what is hidden behind something else by itself', () => {
  expect(shape(groupedOf([line('a', 'elsewhere')], []))).toEqual([['a', []]])
})

test('Loses nothing in a circle', () => {
  expect(shape(groupedOf([line('a', 'b'), line('b', 'a')], []))).toEqual([
    ['a', []],
    ['b', []],
  ])
})
