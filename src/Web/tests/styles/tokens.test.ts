import { describe, expect, test } from 'vitest'
import { contrast, readThemes } from './contrast'

const themes = readThemes()
const grounds = ['canvas', 'surface', 'raised', 'sunken', 'hover', 'selected']
const bands = ['healthy', 'warning', 'poor', 'critical', 'unknown']

test('The stylesheet defines a light, a dark and a high contrast theme with the same tokens', () => {
  expect(Object.keys(themes)).toEqual(['light', 'dark', 'contrast'])
  expect(Object.keys(themes.dark!)).toEqual(Object.keys(themes.light!))
  expect(Object.keys(themes.contrast!)).toEqual(Object.keys(themes.light!))
})

describe.each(Object.entries(themes))('In the %s theme', (name, tokens) => {
  const least = name === 'contrast' ? 7 : 4.5
  const ratio = (ink: string, ground: string) => contrast(tokens[ink]!, tokens[ground]!)

  test.each(['ink', 'ink-muted', 'ink-faint', 'accent-text'])('%s is readable on every ground', (ink) => {
    for (const ground of grounds) expect(ratio(ink, ground), `${ink} on ${ground}`).toBeGreaterThanOrEqual(least)
  })

  test.each(bands)('the words of %s are readable on their own tint and on every ground', (band) => {
    for (const ground of [...grounds, `${band}-soft`]) expect(ratio(band, ground), `${band} on ${ground}`).toBeGreaterThanOrEqual(least)
  })

  test.each(bands)('the fill of %s can be told from the ground beside it', (band) => {
    for (const ground of ['canvas', 'surface']) expect(ratio(`${band}-fill`, ground)).toBeGreaterThanOrEqual(3)
  })

  test('buttons and links are readable', () => {
    expect(ratio('accent-ink', 'accent')).toBeGreaterThanOrEqual(least)
    expect(ratio('accent-ink', 'accent-hover')).toBeGreaterThanOrEqual(least)
    expect(ratio('accent-text', 'accent-soft')).toBeGreaterThanOrEqual(least)
  })

  test('the focus ring and chart lines stand out', () => {
    for (const token of ['focus', 'chart-1', 'chart-2', 'chart-3', 'chart-4', 'chart-5', 'chart-6'])
      expect(ratio(token, 'surface'), token).toBeGreaterThanOrEqual(3)
  })
})
