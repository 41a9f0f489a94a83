import { expect, test } from 'vitest'
import type { TicketField } from '@/api/types'
import { asTexts, changedFields } from '@/features/tickets/fields'

const field = (key: string, type: TicketField['type']) => ({ key, label: key, type, isRequired: false, choices: [] }) as TicketField
const fields = [field('floor', 'number'), field('insured', 'boolean'), field('room', 'text')]

test('Only what was changed is sent, each as its kind', () => {
  const before = asTexts(fields, { floor: 3, insured: true })
  expect(changedFields(fields, before, { ...before, floor: '4', insured: 'false' })).toEqual({ floor: 4, insured: false })
  expect(changedFields(fields, before, before)).toEqual({})
})

test('An emptied field is taken away', () => {
  const before = asTexts(fields, { room: '4.12' })
  expect(changedFields(fields, before, { ...before, room: ' ' })).toEqual({ room: null })
})
