import { expect, test } from 'vitest'
import { filterWords, several } from '@/features/lists/filterWords'

const things = filterWords({ place: 'placeId', colour: 'colour' })

test('Several values stand in the address as plain words', () => {
  expect(several('critical,poor')).toEqual(['critical', 'poor'])
  expect(several(undefined)).toEqual([])
})

test('A filter is asked for in the words of the API', () => {
  expect(things.asQuery({ q: 'door', place: 'p1' })).toEqual({ q: 'door', 'filter[placeId]': 'p1', 'filter[colour]': undefined })
  expect(things.asEditFilter({ q: 'door', place: 'p1' })).toEqual({ placeId: 'p1', colour: null })
})

test('What a view keeps is what was asked, and leads back to it', () => {
  const view = things.asViewQuery({ q: 'door', place: 'p1', colour: '' }, '-name')
  expect(view).toEqual({ q: 'door', 'filter[placeId]': 'p1', sort: '-name' })
  expect(things.ofViewQuery(view)).toEqual({ q: 'door', place: 'p1', sort: '-name' })
})
