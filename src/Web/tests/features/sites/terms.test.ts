import { expect, test } from 'vitest'
import { weekOf } from '@/features/sites/hours'
import { asCommand, noSite, positionOf, siteSchema } from '@/features/sites/terms'

const terms = { ...noSite, name: 'Harbour warehouse', address: 'Am Kai 1', timeZone: 'Europe/Berlin' }

test('A site may have no position', () => {
  expect(siteSchema.safeParse(terms).success).toBe(true)
  expect(asCommand(terms)).toMatchObject({ latitude: null, longitude: null })
})

test('Half a position is refused where the other half is missing', () => {
  const { error } = siteSchema.safeParse({ ...terms, latitude: '53.5' })
  expect(error?.issues.map((issue) => issue.path)).toEqual([['longitude']])
})

test('A zone nobody knows is refused', () => {
  expect(siteSchema.safeParse({ ...terms, timeZone: 'Europe/Atlantis' }).success).toBe(false)
})

test.each([
  ['91', '10'],
  ['53', '181'],
  ['north', '10'],
])('%s, %s is nowhere', (latitude, longitude) => {
  expect(positionOf({ latitude, longitude })).toBeUndefined()
  expect(siteSchema.safeParse({ ...terms, latitude, longitude }).success).toBe(false)
})

test('What is wrong with a day stands at that day', () => {
  const hours = weekOf(['friday'], [{ from: '17:00', to: '08:00' }])
  const { error } = siteSchema.safeParse({ ...terms, hours })
  expect(error?.issues.map((issue) => issue.path)).toEqual([['hours', 'friday']])
})

test('What is wrong with a geofence stands at its field', () => {
  const { error } = siteSchema.safeParse({ ...terms, fence: { ...noSite.fence, kind: 'polygon', corners: '53.5, 10' } })
  expect(error?.issues.map((issue) => issue.path)).toEqual([['fence', 'corners']])
})

test('A site that never had hours or a geofence sends that it has none', () => {
  expect(asCommand(terms)).toMatchObject({ businessHours: null, geofence: null })
})
