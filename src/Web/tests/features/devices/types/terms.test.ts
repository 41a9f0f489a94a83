import { expect, test } from 'vitest'
import { asCommand, noMetric, termsOf, typeSchema, type TypeTerms } from '@/features/devices/types/terms'

const terms = (change: Partial<TypeTerms> = {}): TypeTerms => ({ ...termsOf(), name: 'Probe', ...change })

/** Where the terms are refused, as paths. */
const refused = (change: Partial<TypeTerms>) => {
  const { error } = typeSchema.safeParse(terms(change))
  return error?.issues.map((issue) => issue.path.join('.')) ?? []
}

test('A new type begins with the usual weights, which add up', () => {
  expect(refused({})).toEqual([])
})

test('Weights that do not add up to a hundred are refused', () => {
  expect(refused({ weights: { battery: '40', signal: '30', availability: '20', temperature: '20' } })).toEqual(['weights.battery'])
})

test('A limit that is no number is refused where it stands', () => {
  expect(refused({ metrics: [{ ...noMetric, name: 'vibration', max: 'much' }] })).toEqual(['metrics.0.max'])
})

test('A lower limit above the upper one is refused', () => {
  expect(refused({ min: '8', max: '2' })).toEqual(['max'])
})

test('Two metrics of one name are refused at the second', () => {
  expect(
    refused({
      metrics: [
        { ...noMetric, name: 'power' },
        { ...noMetric, name: 'power' },
      ],
    }),
  ).toEqual(['metrics.1.name'])
})

test('What every device measures cannot be defined again', () => {
  expect(refused({ metrics: [{ ...noMetric, name: 'battery' }] })).toEqual(['metrics.0.name'])
})

test('What is left empty is sent as nothing, not as zero', () => {
  const command = asCommand(terms({ max: '', metrics: [{ ...noMetric, name: 'power', unit: 'kW', min: '0' }] }))
  expect(command.temperatureMax).toBeNull()
  expect(command.metrics?.[0]).toEqual({ name: 'power', label: null, unit: 'kW', min: 0, max: null, staleAfterSeconds: null })
})

test('A type that is opened and saved untouched stays as it is', () => {
  const type = {
    ...{
      id: 't',
      name: 'Machine',
      expectedIntervalSeconds: 300,
      deviceCount: 4,
      version: 2,
      temperatureMin: null,
      temperatureMax: 80,
      replacementTerms: null,
    },
    weights: { battery: 0, signal: 0, availability: 20, temperature: 80 },
    metrics: [{ name: 'vibration', unit: 'mm/s', label: 'Vibration', min: null, max: 7.1, staleAfterSeconds: 900 }],
  }
  const { name, expectedIntervalSeconds, temperatureMin, temperatureMax, weights, metrics } = type
  expect(asCommand(termsOf(type))).toEqual({ name, expectedIntervalSeconds, temperatureMin, temperatureMax, weights, metrics })
})
