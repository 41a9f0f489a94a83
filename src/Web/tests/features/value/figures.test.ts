import { expect, test } from 'vitest'
import { percent, span } from '@/features/value/figures'
import { beginOf, spanOf } from '@/features/value/queries'

test('what is not all is never shown as all', () => {
  expect(percent(99.9996)).toBe('99.99\u00a0%')
  expect(percent(100)).toBe('100\u00a0%')
  expect(percent(null)).toBe('–')
})

test('a time is said in the unit people would say it in', () => {
  expect(span(45)).toBe('45\u00a0min')
  expect(span(450)).toBe('7.5\u00a0h')
  expect(span(72 * 60)).toBe('3\u00a0days')
  expect(span(null)).toBe('–')
})

test('what was shorter than a minute is not nothing', () => {
  expect(span(0.4)).toBe('<\u00a01\u00a0min')
  expect(span(0)).toBe('0\u00a0min')
})

test('a report begins with a whole day', () => {
  expect(beginOf('7', Date.parse('2026-03-10T15:00:00Z'))).toBe('2026-03-04T00:00:00.000Z')
})

test('a span nobody offers is the usual one', () => {
  expect(spanOf('12')).toBe('30')
  expect(spanOf('90')).toBe('90')
})
