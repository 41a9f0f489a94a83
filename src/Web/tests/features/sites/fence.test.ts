import { expect, test } from 'vitest'
import '@/i18n'
import { areaText, circleArea, polygonArea } from '@/features/sites/area'
import { asGeofence, cornersOf, fenceError, readFence, type FenceTerms } from '@/features/sites/fence'

const none = readFence(null)
const polygon = (...corners: string[]): FenceTerms => ({ ...none, kind: 'polygon', corners: corners.join('\n') })
const circle = (radius: string): FenceTerms => ({ ...none, kind: 'circle', latitude: '53.5', longitude: '10', radius })

test('Corners are read from lines however people part the two numbers', () => {
  expect(cornersOf('53.5, 10\n\n53.6;10.1\n 53.7\t10.2 ')).toEqual([
    { latitude: 53.5, longitude: 10 },
    { latitude: 53.6, longitude: 10.1 },
    { latitude: 53.7, longitude: 10.2 },
  ])
})

test('A line that is no corner is named', () => {
  expect(fenceError(polygon('53.5, 10', 'the gate', '53.6, 10'))).toMatchObject({
    field: 'corners',
    message: expect.stringContaining('Line 2'),
  })
})

test('Two corners are no polygon, and neither is one corner three times', () => {
  expect(fenceError(polygon('53.5, 10', '53.6, 10'))?.message).toMatch(/at least three/)
  expect(fenceError(polygon('53.5, 10', '53.5, 10', '53.5, 10'))?.message).toMatch(/at least three/)
})

test('A polygon whose sides cross is refused', () => {
  expect(fenceError(polygon('53, 10', '54, 11', '54, 10', '53, 11'))?.message).toMatch(/cross/)
  expect(fenceError(polygon('53, 10', '53, 11', '54, 11', '54, 10'))).toBeUndefined()
})

test('A polygon as wide as a country is refused', () => {
  expect(fenceError(polygon('40, 0', '40, 20', '45, 10'))?.message).toMatch(/10 degrees/)
})

test.each(['', '0', '100001', 'wide'])('A radius of “%s” is refused', (radius) => {
  expect(fenceError(circle(radius))?.field).toBe('radius')
})

test('A circle needs a centre', () => {
  expect(fenceError({ ...circle('100'), latitude: '' })?.field).toBe('latitude')
})

test.each([circle('120'), polygon('53, 10', '53, 11', '54, 11'), none])('What was saved is read back as it was', (fence) => {
  expect(asGeofence(readFence(asGeofence(fence)))).toEqual(asGeofence(fence))
})

test('A hectare is a hundred metres by a hundred', () => {
  const side = 100 / 111_195
  const ring = [
    { latitude: 0, longitude: 0 },
    { latitude: 0, longitude: side },
    { latitude: side, longitude: side },
    { latitude: side, longitude: 0 },
  ]
  expect(polygonArea(ring)).toBeCloseTo(10_000, 0)
  expect(areaText(polygonArea(ring))).toBe('1 ha')
  expect(areaText(circleArea(10))).toBe('314 m²')
})
