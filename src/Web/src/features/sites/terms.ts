import { z } from 'zod'
import type { ChangeSite, Site } from '@/api/types'
import { i18next } from '@/i18n'
import { knownZone } from '@/lib/time'
import { asGeofence, fenceError, placeOf, readFence, type FenceTerms } from './fence'
import { asBusinessHours, dayError, readWeek, weekdays, type Week } from './hours'

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
    hours: z.custom<Week | null>(),
    fence: z.custom<FenceTerms>(),
  })
  .superRefine(({ latitude, longitude, hours, fence }, context) => {
    const missing = latitude.trim() === '' ? 'latitude' : 'longitude'
    if ((latitude.trim() === '') !== (longitude.trim() === ''))
      context.addIssue({ code: 'custom', path: [missing], message: t('sites.halfPosition') })
    for (const day of weekdays) {
      const message = hours && dayError(hours[day])
      if (message) context.addIssue({ code: 'custom', path: ['hours', day], message })
    }
    const wrong = fenceError(fence)
    if (wrong) context.addIssue({ code: 'custom', path: ['fence', wrong.field], message: wrong.message })
  })

export type SiteTerms = z.infer<typeof siteSchema>

const here = Intl.DateTimeFormat().resolvedOptions().timeZone

export const noSite: SiteTerms = { name: '', address: '', timeZone: here, latitude: '', longitude: '', hours: null, fence: readFence(null) }

export const termsOf = ({ name, address, timeZone, latitude, longitude, businessHours, geofence }: Site): SiteTerms => ({
  ...{ name, address, timeZone },
  latitude: latitude?.toString() ?? '',
  longitude: longitude?.toString() ?? '',
  hours: readWeek(businessHours),
  fence: readFence(geofence),
})

const number = (text: string) => (text.trim() === '' ? null : Number(text))

/** The terms as the API takes them. */
export const asCommand = ({ latitude, longitude, hours, fence, ...rest }: SiteTerms) =>
  ({
    ...rest,
    latitude: number(latitude),
    longitude: number(longitude),
    businessHours: asBusinessHours(hours),
    geofence: asGeofence(fence),
  }) satisfies ChangeSite

/** The position somebody typed, once it is one. */
export const positionOf = ({ latitude, longitude }: Pick<SiteTerms, 'latitude' | 'longitude'>) => placeOf(latitude, longitude)
