import { z } from 'zod'
import type { ChangeSite, Site } from '@/api/types'
import { i18next } from '@/i18n'
import { knownZone } from '@/lib/time'

const t = i18next.t.bind(i18next)

const line = (most: number) => z.string().trim().min(1, t('form.needed')).max(most, t('form.tooLong', { most }))
const degrees = (most: number) =>
  z.string().refine((text) => text.trim() === '' || Math.abs(Number(text)) <= most, t('sites.degrees', { most }))

/** What a person says of a site; a position is both of its figures or none. */
export const siteSchema = z
  .object({
    name: line(120),
    address: line(300),
    timeZone: z.string().refine((zone) => knownZone(zone) !== undefined, t('sites.zoneUnknown')),
    latitude: degrees(90),
    longitude: degrees(180),
  })
  .superRefine(({ latitude, longitude }, context) => {
    const missing = latitude.trim() === '' ? 'latitude' : 'longitude'
    if ((latitude.trim() === '') !== (longitude.trim() === ''))
      context.addIssue({ code: 'custom', path: [missing], message: t('sites.halfPosition') })
  })

export type SiteTerms = z.infer<typeof siteSchema>

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

export const noSite: SiteTerms = { name: '', address: '', timeZone: here, latitude: '', longitude: '' }

export const termsOf = ({ name, address, timeZone, latitude, longitude }: Site): SiteTerms => ({
  ...{ name, address, timeZone },
  latitude: latitude?.toString() ?? '',
  longitude: longitude?.toString() ?? '',
})

const number = (text: string) => (text.trim() === '' ? null : Number(text))

/** The terms as the API takes them. */
export const asCommand = ({ latitude, longitude, ...rest }: SiteTerms) =>
  ({ ...rest, latitude: number(latitude), longitude: number(longitude) }) satisfies ChangeSite

/** The position somebody typed, once it is one. */
export function positionOf({ latitude, longitude }: Pick<SiteTerms, 'latitude' | 'longitude'>) {
  const [north, east] = [number(latitude), number(longitude)]
  if (north === null || east === null || !(Math.abs(north) <= 90) || !(Math.abs(east) <= 180)) return undefined
  return { latitude: north, longitude: east }
}
