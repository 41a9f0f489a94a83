import { expect, test } from 'vitest'
import { byScore, worstReason } from '@/features/devices/order'
import { aDevice } from './aDevice'

const scored = (name: string, score: number | null) => aDevice({ name, standing: { ...aDevice().standing, score } })

test('The worst comes first, and silence between the poor and the well', () => {
  const order = [scored('well', 95), scored('silent', null), scored('critical', 12), scored('poor', 44)]
    .sort(byScore)
    .map((device) => device.name)
  expect(order).toEqual(['critical', 'poor', 'silent', 'well'])
})

test('The main reason is the one that costs most', () => {
  const reason = (pointsLost: number) => ({
    signal: 'battery' as const,
    pointsLost,
    value: 9,
    unit: '%',
    text: `${pointsLost}`,
    at: '2026-11-20T10:00:00Z',
  })
  const device = aDevice({ standing: { ...aDevice().standing, reasons: [reason(4), reason(19), reason(7)] } })
  expect(worstReason(device)!.text).toBe('19')
  expect(worstReason(aDevice())).toBeUndefined()
})
