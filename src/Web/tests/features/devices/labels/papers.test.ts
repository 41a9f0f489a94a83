import { expect, test } from 'vitest'
import { fitted, paperNamed, skipNamed } from '@/features/devices/labels/papers'

test('An address that names no paper means the usual one', () => {
  expect(paperNamed('papyrus')).toBe('a4-24')
  expect(paperNamed('toString')).toBe('a4-24')
  expect(paperNamed('roll')).toBe('roll')
})

test('Never is a whole sheet used already', () => {
  expect(skipNamed('7', 'a4-24')).toBe(7)
  expect(skipNamed('99', 'a4-24')).toBe(23)
  expect(skipNamed('-1', 'a4-24')).toBe(0)
  expect(skipNamed('x', 'a4-24')).toBe(0)
  expect(skipNamed('1', 'roll')).toBe(0)
})

test('A sheet is made smaller for a narrow screen, never larger, and keeps its size on paper', () => {
  const zoom = (width: number) => Number(/@media screen\{body\{zoom:([\d.]+)/.exec(fitted('<head></head>', 'a4-24', width))?.[1])
  expect(zoom(390)).toBeLessThan(0.5)
  expect(zoom(4_000)).toBe(1)
})
