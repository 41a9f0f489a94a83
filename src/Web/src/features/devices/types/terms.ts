import { z } from 'zod'
import type { DeviceType, DeviceTypeTerms } from '@/api/types'
import { i18next } from '@/i18n'

const t = i18next.t.bind(i18next)

export const weighted = ['battery', 'signal', 'availability', 'temperature'] as const
export type Weighted = (typeof weighted)[number]

/** Metrics every device may have; a type of its own names others. */
const reserved = ['battery', 'signal', 'temperature', 'online']

const needed = (most: number) => z.string().trim().min(1, t('form.needed')).max(most, t('form.tooLong', { most }))
const line = (most: number) => z.string().trim().max(most, t('form.tooLong', { most }))

/** A figure that may be left out. */
const figure = z.string().refine((text) => text.trim() === '' || Number.isFinite(Number(text)), t('types.notANumber'))
const whole = (least: number, most: number) =>
  z.string().refine((text) => isWhole(text) && Number(text) >= least && Number(text) <= most, t('types.whole', { least, most }))
const isWhole = (text: string) => /^\d+$/.test(text.trim())
const crossed = ({ min, max }: { min: string; max: string }) => min.trim() !== '' && max.trim() !== '' && Number(min) >= Number(max)

const metric = z
  .object({
    name: needed(64)
      .regex(/^[\w.:/-]*$/, t('types.metricName'))
      .refine((name) => !reserved.includes(name), t('types.metricReserved')),
    label: line(80),
    unit: line(16),
    min: figure,
    max: figure,
    staleAfterSeconds: z.string().refine((text) => text.trim() === '' || (isWhole(text) && Number(text) >= 1), t('types.staleSeconds')),
  })
  .refine((one) => !crossed(one), { path: ['max'], message: t('types.crossed') })

/** What a person says of a device type: figures are text until they are sent. */
export const typeSchema = z
  .object({
    name: needed(80),
    expectedIntervalSeconds: whole(1, 86_400),
    weights: z.object({ battery: whole(0, 100), signal: whole(0, 100), availability: whole(0, 100), temperature: whole(0, 100) }),
    min: figure,
    max: figure,
    metrics: z.array(metric),
  })
  .refine(({ weights }) => sum(weights) === 100, { path: ['weights', 'battery'], message: t('types.weightsOff') })
  .refine((type) => !crossed(type), { path: ['max'], message: t('types.crossed') })
  .superRefine(({ metrics }, context) => {
    const seen = new Set<string>()
    metrics.forEach(({ name }, at) => {
      if (name && seen.has(name)) context.addIssue({ code: 'custom', path: ['metrics', at, 'name'], message: t('types.metricTwice') })
      seen.add(name)
    })
  })

export type TypeTerms = z.infer<typeof typeSchema>

export const noMetric: TypeTerms['metrics'][number] = { name: '', label: '', unit: '', min: '', max: '', staleAfterSeconds: '' }

const text = (value: number | null | undefined) => (value === null || value === undefined ? '' : String(value))

/** A type as it is edited; the usual one when there is none yet. */
export function termsOf(type?: DeviceType): TypeTerms {
  const weights = type?.weights ?? { battery: 40, signal: 30, availability: 20, temperature: 10 }
  return {
    name: type?.name ?? '',
    expectedIntervalSeconds: text(type?.expectedIntervalSeconds ?? 60),
    weights: {
      battery: text(weights.battery ?? 0),
      signal: text(weights.signal ?? 0),
      availability: text(weights.availability ?? 0),
      temperature: text(weights.temperature ?? 0),
    },
    min: text(type?.temperatureMin),
    max: text(type?.temperatureMax),
    metrics:
      type?.metrics.map(({ name, label, unit, min, max, staleAfterSeconds }) => ({
        ...{ name, label: label ?? '', unit },
        ...{ min: text(min), max: text(max), staleAfterSeconds: text(staleAfterSeconds) },
      })) ?? [],
  }
}

const number = (words: string) => (words.trim() === '' ? null : Number(words))

/** What was edited, as the API takes it. */
export function asCommand({ name, expectedIntervalSeconds, weights, min, max, metrics }: TypeTerms): DeviceTypeTerms {
  return {
    name,
    expectedIntervalSeconds: Number(expectedIntervalSeconds),
    weights: {
      battery: Number(weights.battery),
      signal: Number(weights.signal),
      availability: Number(weights.availability),
      temperature: Number(weights.temperature),
    },
    temperatureMin: number(min),
    temperatureMax: number(max),
    metrics: metrics.map((one) => ({
      ...{ name: one.name, label: one.label || null, unit: one.unit },
      ...{ min: number(one.min), max: number(one.max), staleAfterSeconds: number(one.staleAfterSeconds) },
    })),
  }
}

/** After how many seconds of silence a device is off line: three intervals, and a little patience with the quick ones. */
export const silentAfter = (interval: number) => Math.max(3 * interval, interval < 10 ? 15 : 60)

/** How many points of a hundred are given away; what cannot be read counts nothing. */
export function sum(weights: Record<Weighted, string>): number {
  return weighted.reduce((points, name) => points + (Number(weights[name]) || 0), 0)
}
