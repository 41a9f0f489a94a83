import { expect, test } from 'vitest'
import { beganAt, rankOf, spoken } from '@/features/alerts/states'

test.each([
  ['critical', 'critical'],
  ['page', 'critical'],
  ['error', 'high'],
  ['warning', 'medium'],
  ['info', 'low'],
  ['angry', 'medium'],
])('Ranks %s as %s', (severity, rank) => {
  expect(rankOf(severity)).toBe(rank)
})

test.each([
  ['DEVICE_FAILURE', 'Device failure'],
  ['DeviceHealthCritical', 'Device health critical'],
  ['TicketSLABreached', 'Ticket SLA breached'],
  ['disk full', 'Disk full'],
  ['OTHER', 'Other'],
])('Reads %s as "%s"', (name, text) => {
  expect(spoken(name)).toBe(text)
})

test('Never says that something began after it was heard of', () => {
  expect(beganAt({ startsAt: '2026-11-21T18:00:00Z', openedAt: '2026-11-21T12:00:00Z' })).toBe('2026-11-21T12:00:00Z')
  expect(beganAt({ startsAt: '2026-11-21T11:00:00Z', openedAt: '2026-11-21T12:00:00Z' })).toBe('2026-11-21T11:00:00Z')
})
