import type { Device, DeviceLine } from '@/api/types'

/** A device in good health; tests change what they are about. */
export function aDevice(change: Partial<Device> = {}): Device {
  return {
    id: 'd1',
    number: 'D-1',
    name: 'Cold room 2',
    serial: null,
    siteId: 's1',
    siteName: 'Harbour warehouse',
    type: { id: 't1', name: 'Cold room probe', expectedIntervalSeconds: 60 },
    parentId: null,
    parentName: null,
    groupId: null,
    groupName: null,
    tags: [],
    maintenance: null,
    version: 1,
    registeredAt: '2026-11-01T00:00:00Z',
    decommissionedAt: null,
    standing: {
      band: 'healthy',
      score: 95,
      unknownSince: null,
      online: true,
      lastReadingAt: '2026-11-20T10:00:00Z',
      reasons: [],
      staleKeys: [],
    },
    latest: { at: '2026-11-20T10:00:00Z', battery: 80, signal: -60, temperature: 4, online: true, metrics: {} },
    ...change,
  }
}

/** The same device as a line of a list. */
export function aLine(change: Partial<DeviceLine> = {}): DeviceLine {
  const { id, number, name, serial, siteId, siteName, groupId, groupName, parentId, tags, standing, type } = aDevice()
  const { band, score, lastReadingAt } = standing
  const [battery, signal] = [80, -60]
  const line = {
    id,
    number,
    name,
    serial,
    siteId,
    siteName,
    groupId,
    groupName,
    parentId,
    tags,
    band,
    score,
    lastReadingAt,
    reason: null,
    battery,
    signal,
  }
  return { ...line, typeId: type.id, typeName: type.name, state: 'active', ...change }
}
