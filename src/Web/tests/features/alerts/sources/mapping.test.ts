import { expect, test } from 'vitest'
import type { AlertMapping } from '@/api/types'
import { formOf, mappingOf, readable } from '@/features/alerts/sources/mapping'

const mapping: AlertMapping = {
  each: '$.alerts[*]',
  name: { text: '{@.title}', words: null },
  severity: { text: '{@.priority}', words: [{ is: 'P1', means: 'critical' }] },
  labelsFrom: '@.labels',
  labels: [{ name: 'site', text: '{@.site}', words: [{ is: 'a', means: 'b' }] }],
  annotationsFrom: null,
  annotations: [],
  startsAt: null,
  endsAt: null,
  resolvedWhen: [{ text: '{@.status}', is: ['ok', 'resolved'] }],
  ignoredWhen: [],
  fingerprint: { text: '{@.id}', words: null },
  url: null,
  endsAfterMinutes: 15,
}

test('What is written down is what was there', () => {
  expect(mappingOf(formOf('Name', 'token', mapping))).toEqual(mapping)
})

test('What was left empty is left out', () => {
  const form = formOf('Name', 'token', mapping)
  const sent = mappingOf({
    ...form,
    severity: ' ',
    each: '',
    labels: [...form.labels, { name: '', text: ' ', words: [] }],
    resolvedWhen: [{ text: '', is: '' }],
    words: [{ is: ' ', means: 'x' }],
    endsAfterMinutes: 'soon',
  })
  expect(sent).toMatchObject({ severity: null, each: '$', resolvedWhen: [], endsAfterMinutes: null })
  expect(sent.labels).toHaveLength(1)
})

test('JSON is shown as people read it, and a form as it is', () => {
  expect(readable('{"a":1}')).toBe('{\n  "a": 1\n}')
  expect(readable('a=1&b=2')).toBe('a=1&b=2')
})
