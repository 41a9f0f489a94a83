import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import type { Device, DeviceWindow, Standing } from '@/api/types'
import { deviceListener } from '@/features/devices/live'
import { deviceKeys, deviceQuery } from '@/features/devices/queries'
import { aDevice, aLine } from './aDevice'

const poor: Standing = { band: 'poor', score: 45, unknownSince: null, online: true, lastReadingAt: null, reasons: [], staleKeys: [] }

function follow() {
  const queries = new QueryClient()
  queries.setQueryData(deviceQuery('D-1').queryKey, aDevice())
  queries.setQueryData([...deviceKeys.lists, {}], { total: 2, from: 0, items: [aLine(), aLine({ id: 'd2' })] })
  const listener = deviceListener(queries, 'd1')
  const frame = (kind: string, data: unknown) => listener.onFrame({ topic: 'device:d1', epoch: 'a', seq: 1, kind, data, at: '' })
  const page = () => queries.getQueryData<Device>(deviceQuery('D-1').queryKey)!
  return { queries, listener, frame, page }
}

test('New health shows on the page, even under the number of the device, and in every list', () => {
  const { queries, frame, page } = follow()
  frame('health', poor)
  expect(page().standing.score).toBe(45)
  const list = queries.getQueryData<DeviceWindow>([...deviceKeys.lists, {}])!
  expect(list.items.map((line) => line.score)).toEqual([45, 95])
})

test('A newer reading replaces the latest one', () => {
  const { frame, page } = follow()
  frame('reading', { ...aDevice().latest, at: '2026-11-20T10:01:00Z', battery: 79 })
  expect(page().latest!.battery).toBe(79)
  expect(page().standing.lastReadingAt).toBe('2026-11-20T10:01:00Z')
})

test('A reading that comes late does not replace a newer one', () => {
  const { frame, page } = follow()
  frame('reading', { ...aDevice().latest, at: '2026-11-20T09:00:00Z', battery: 5 })
  expect(page().latest!.battery).toBe(80)
})

test('After missed frames everything of devices is fetched anew', () => {
  const { queries, listener } = follow()
  listener.onSnapshot(null, true)
  expect(queries.getQueryState(deviceQuery('D-1').queryKey)!.isInvalidated).toBe(true)
})

test('A snapshot that carries the standing needs no fetch', () => {
  const { queries, listener, page } = follow()
  listener.onSnapshot({ standing: poor, latest: null }, false)
  expect(page().standing.score).toBe(45)
  expect(queries.getQueryState(deviceQuery('D-1').queryKey)!.isInvalidated).toBe(false)
})

test('A line says why its device is not well, and no longer once it is', () => {
  const { queries, frame } = follow()
  const reasonOf = () => queries.getQueryData<DeviceWindow>([...deviceKeys.lists, {}])!.items[0]!.reason
  const reason = { signal: 'battery' as const, pointsLost: 40, value: 3, unit: '%', text: 'Battery at 3 %.', at: '2026-11-20T10:00:00Z' }
  frame('health', { ...poor, reasons: [reason] })
  expect(reasonOf()).toBe('Battery at 3 %.')
  frame('health', { ...poor, band: 'healthy', score: 82, reasons: [reason] })
  expect(reasonOf()).toBeNull()
})
