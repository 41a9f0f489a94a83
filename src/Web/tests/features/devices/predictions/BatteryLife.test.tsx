import { screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { BatteryLife } from '@/features/devices/predictions/BatteryLife'
import { show } from '../../../components/render'

vi.setSystemTime(new Date('2026-11-20T10:00:00Z'))

const life = {
  percentPerDay: 1.1,
  earliestEmptyAt: '2027-01-18T13:00:00Z',
  emptyAt: '2027-01-22T15:42:00Z',
  latestEmptyAt: '2027-02-02T16:00:00Z',
}

test('An end that is weeks ahead is told by days, with the interval and how fast it falls', () => {
  show(<BatteryLife life={life} zone="Europe/Berlin" />)
  expect(screen.getByText(/Mon, 18 Jan 2027 – Tue, 2 Feb 2027 · falls 1.1 % a day/)).toBeVisible()
})

test('An end that is near is told by hours', () => {
  const near = { ...life, earliestEmptyAt: '2026-11-20T13:00:00Z', emptyAt: '2026-11-20T15:00:00Z', latestEmptyAt: '2026-11-20T18:30:00Z' }
  show(<BatteryLife life={near} zone="UTC" />)
  expect(screen.getByText(/Today 13:00 – 18:30/)).toBeVisible()
})

test('Whoever may last for years has no latest day', () => {
  show(<BatteryLife life={{ ...life, latestEmptyAt: null }} zone="UTC" />)
  expect(screen.getByText(/not before Mon, 18 Jan 2027/)).toBeVisible()
})
