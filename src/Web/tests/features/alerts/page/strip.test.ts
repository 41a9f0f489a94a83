import { expect, test } from 'vitest'
import { rangeOf, secondsDown, spansOf, timesBegun } from '@/features/alerts/page/strip'

const at = (minute: number) => `2026-11-21T12:${String(minute).padStart(2, '0')}:00Z`
const moment = (minute: number) => Date.parse(at(minute))
const entry = (minute: number, kind: string) => ({ at: at(minute), kind: `alert.${kind}.v1` })

test('Begins when its source says, and goes on until now', () => {
  expect(spansOf([entry(5, 'opened')], at(3), moment(10))).toEqual([{ from: moment(3), until: moment(10), isFlapping: false }])
})

test('Shows each time it came back', () => {
  const entries = [entry(8, 'recurred'), entry(6, 'ended'), entry(2, 'acknowledged'), entry(1, 'opened')]
  const spans = spansOf(entries, at(1), moment(9))
  expect(spans.map(({ from, until }) => [from, until])).toEqual([
    [moment(1), moment(6)],
    [moment(8), moment(9)],
  ])
  expect(timesBegun(entries)).toBe(2)
  expect(secondsDown(spans)).toBe(360)
})

test('Sets time apart in which it was flapping', () => {
  const spans = spansOf([entry(7, 'calmed'), entry(4, 'flapped'), entry(1, 'opened')], at(1), moment(9))
  expect(spans.map((span) => span.isFlapping)).toEqual([false, true, false])
})

test('Is over once somebody resolved it', () => {
  expect(spansOf([entry(4, 'resolved'), entry(1, 'opened')], at(1), moment(9))).toHaveLength(1)
})

test('Shows half an hour at least, up to now', () => {
  const { from, until } = rangeOf([{ from: moment(8), until: moment(9), isFlapping: false }], moment(9))
  expect(until - from).toBeGreaterThanOrEqual(30 * 60_000)
  expect(until).toBe(moment(9))
})
