import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { DeviceType } from '@/api/types'
import { DeviceHealth } from '@/features/devices/DeviceHealth'
import { show } from '../../components/render'

const type = { weights: { battery: 40, signal: 30, availability: 20, temperature: 10 }, metrics: [] as DeviceType['metrics'] } as DeviceType
const reason = {
  signal: 'battery' as const,
  pointsLost: 21,
  value: 26,
  unit: '%',
  text: 'Battery at 26 % and falling',
  at: '2026-11-20T10:00:00Z',
}

test('Every lost point is explained by signal, value, age and cost, the costliest first', () => {
  const small = { ...reason, signal: 'signal' as const, pointsLost: 6, text: 'Signal varies' }
  show(
    <DeviceHealth
      standing={{
        band: 'warning',
        score: 73,
        unknownSince: null,
        online: true,
        lastReadingAt: null,
        reasons: [small, reason],
        staleKeys: [],
      }}
      type={type}
    />,
  )
  expect(screen.getByText('27 points lost, for 2 reasons.')).toBeVisible()
  const rows = screen.getAllByRole('listitem').filter((item) => within(item).queryByText('pts'))
  expect(rows[0]).toHaveTextContent(/Battery at 26 % and falling.*Battery · 26 % · .*−21 pts/)
  expect(rows[1]).toHaveTextContent('Signal varies')
})

test('A device nobody hears from says since when, and claims no score', () => {
  show(
    <DeviceHealth
      standing={{
        band: 'unknown',
        score: null,
        unknownSince: '2026-11-20T10:00:00Z',
        online: false,
        lastReadingAt: null,
        reasons: [],
        staleKeys: [],
      }}
      type={type}
    />,
  )
  expect(screen.getByText(/Nothing to judge by since/)).toBeVisible()
  expect(screen.queryByText('0')).toBeNull()
})

test('A metric that stopped coming says since when, and how often it usually came', () => {
  const staleKeys = [{ metric: 'temperature', since: '2026-11-20T10:42:00Z', usualGapSeconds: 60 }]
  show(
    <DeviceHealth
      standing={{ band: 'healthy', score: 100, unknownSince: null, online: true, lastReadingAt: null, reasons: [], staleKeys }}
      type={type}
      zone="Europe/Berlin"
    />,
  )
  expect(screen.getByRole('list', { name: 'Metrics that stopped coming' })).toHaveTextContent(
    /Temperature.*not heard since (.* )?11:42, usually every 1 min/,
  )
})
