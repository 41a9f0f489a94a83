import type { HealthBand } from '@/api/types'

/** The outline of a band's mark in a square of 16, and the sign within it. */
interface Shape {
  body: string
  sign?: string
  /** A body that is a dashed line around a dot: nothing is known. */
  hollow?: true
}

/** Each band has an outline of its own, so that colour is never the only sign. */
export const bandShapes: Record<HealthBand, Shape> = {
  healthy: { body: 'M1.5 8a6.5 6.5 0 1 1 13 0a6.5 6.5 0 1 1 -13 0z', sign: 'm5.2 8.2 2 2 3.6 -4' },
  warning: { body: 'M7.1 2.1a1 1 0 0 1 1.8 0l5.6 10.4a1 1 0 0 1 -.9 1.5H2.4a1 1 0 0 1 -.9 -1.5z', sign: 'M8 6v3.4M8 11.6v.1' },
  poor: {
    body: 'M7 1.8a1.4 1.4 0 0 1 2 0L14.2 7a1.4 1.4 0 0 1 0 2L9 14.2a1.4 1.4 0 0 1 -2 0L1.8 9a1.4 1.4 0 0 1 0 -2z',
    sign: 'M8 4.5v5M8 11.2v.1',
  },
  critical: { body: 'M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8 -3.8V5.3z', sign: 'm5.8 5.8 4.4 4.4m0 -4.4 -4.4 4.4' },
  unknown: { body: 'M2 8a6 6 0 1 1 12 0a6 6 0 1 1 -12 0z', sign: 'M8 8v.01', hollow: true },
}

/** How far apart the dashes of a hollow outline are. */
export const hollowDashes = [2.6, 2.1]
