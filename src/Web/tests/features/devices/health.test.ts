import { expect, test } from 'vitest'
import type { HealthPoint, Standing } from '@/api/types'
import { appendStanding } from '@/features/devices/health'

const points: HealthPoint[] = [{ at: '2026-11-20T10:00:00Z', score: 92, band: 'healthy', reason: null }]
const standing: Standing = { band: 'warning', score: 74, unknownSince: null, online: true, lastReadingAt: null, reasons: [], staleKeys: [] }

test('A standing that is news is where the history goes on', () => {
  expect(appendStanding(points, standing, '2026-11-20T10:05:00Z').at(-1)).toEqual({
    at: '2026-11-20T10:05:00Z',
    score: 74,
    band: 'warning',
    reason: null,
  })
})

test('A standing that was before is no news', () => {
  expect(appendStanding(points, standing, '2026-11-20T09:59:00Z')).toBe(points)
})

test('A standing like the last one is no news', () => {
  expect(appendStanding(points, { ...standing, band: 'healthy', score: 92 }, '2026-11-20T10:05:00Z')).toBe(points)
})
