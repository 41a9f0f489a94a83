import { expect, test } from 'vitest'
import type { DeviceType } from '@/api/types'
import { limitsOf } from '@/features/devices/limits'

const metric = { unit: '', label: null, staleAfterSeconds: null }

test('A type gives limits to its temperature and to those of its metrics that have some', () => {
  const type = {
    temperatureMin: null,
    temperatureMax: 95,
    metrics: [
      { ...metric, name: 'vibration', min: null, max: 9 },
      { ...metric, name: 'power', min: null, max: null },
    ],
  } as unknown as DeviceType
  expect([...limitsOf(type)]).toEqual([
    ['vibration', { min: null, max: 9 }],
    ['temperature', { min: null, max: 95 }],
  ])
})
