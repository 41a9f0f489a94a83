import { expect, test } from 'vitest'
import type { OnCallPerson, OnCallSchedule } from '@/api/types'
import { everyone, sentenceOf, stepsOf } from '@/features/oncall/steps'
import '@/i18n'

const people: OnCallPerson[] = [
  { id: 'n', name: 'Nora' },
  { id: 'o', name: 'Omar' },
]
const schedules = [{ id: 's', name: 'Lifts' }] as OnCallSchedule[]

test('A policy is said in words', () => {
  const steps = [
    { targets: ['person:n'], minutes: '10' },
    { targets: ['person:o', 'schedule:s'], minutes: '15' },
  ]
  expect(sentenceOf({ steps, repeats: '0' }, schedules, people)).toBe(
    'Nora is called at once; after 10 minutes without an acknowledgement Omar and whoever is on call for Lifts are called; after 15 minutes more everybody who may answer is called.',
  )
})

test('That all of it comes again is said', () => {
  expect(sentenceOf({ steps: [{ targets: [everyone], minutes: '5' }], repeats: '2' }, schedules, people)).toBe(
    'Everybody who may answer is called at once; after 5 minutes more all of it comes 2 times again; then everybody who may answer is called.',
  )
})

test('Somebody who has left is said to have left', () => {
  expect(sentenceOf({ steps: [{ targets: ['person:x'], minutes: '5' }], repeats: '0' }, schedules, people)).toContain(
    'Somebody who has left is called',
  )
})

test('Steps that are not written yet are none', () => {
  expect(stepsOf({ steps: [{ targets: [], minutes: '5' }], repeats: '0' })).toBeUndefined()
  expect(stepsOf({ steps: [{ targets: [everyone], minutes: 'soon' }], repeats: '0' })).toBeUndefined()
  expect(stepsOf({ steps: [{ targets: [everyone], minutes: '5' }], repeats: '1' })).toEqual({
    steps: [{ targets: [{ kind: 'everyone', id: null }], minutes: 5 }],
    repeats: 1,
  })
})
