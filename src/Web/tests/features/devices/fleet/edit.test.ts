import { expect, test, vi } from 'vitest'
import { chosenDevices } from '@/features/devices/fleet/edit'
import { aLine } from '../aDevice'

/** Answers windows onto a list of as many devices. */
function answering(total: number) {
  const fetch = vi.fn((request: Request) => {
    const query = new URL(request.url).searchParams
    const [from, limit] = [Number(query.get('from')), Number(query.get('limit'))]
    const items = Array.from({ length: Math.min(limit, total - from) }, (_, at) => aLine({ id: `d${from + at}` }))
    return Promise.resolve(Response.json({ total, from, items }))
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

test('Devices chosen one by one are named by id', async () => {
  expect(await chosenDevices({ all: false, keys: new Set(['a', 'b']) }, {})).toEqual({ ids: ['a', 'b'] })
})

test('All devices of a filter are named by the filter, whatever it finds by then', async () => {
  expect(await chosenDevices({ all: true, keys: new Set() }, { band: 'poor', q: 'door' })).toMatchObject({
    filter: { band: 'poor' },
    q: 'door',
  })
})

test('All but some are looked up and named by id', async () => {
  answering(1_003)
  const chosen = (await chosenDevices({ all: true, keys: new Set(['d1', 'd1002']) }, { band: 'poor' })) as { ids: string[] }
  expect(chosen.ids).toHaveLength(1_001)
  expect(chosen.ids).not.toContain('d1002')
})
