import type { Frame } from '@/components/map/ground'
import { flatten, onScreen, type Place } from '@/components/map/view'
import { circleOf, readFence, ringOf, type Circle } from '@/features/sites/fence'
import { radiusOnScreen } from '@/features/sites/FenceShape'
import type { PlacedSite } from './queries'

/** The ground of a site, where somebody said where it ends. */
export interface Fence {
  site: PlacedSite
  circle?: Circle
  ring?: Place[]
}

/** Close enough to see where the ground of a site ends. */
export const fencesFrom = 12
/** How far outside, in pixels, a site may stand and still have ground in sight. */
const aside = 2000

export function fencesOf(sites: PlacedSite[]): Fence[] {
  return sites.flatMap((site) => {
    const fence = readFence(site.site.geofence)
    if (fence.kind === 'none') return []
    return [fence.kind === 'circle' ? { site, circle: circleOf(fence) } : { site, ring: ringOf(fence) }]
  })
}

/** Draws the ground of the sites in sight. */
export function paintFences(context: CanvasRenderingContext2D, fences: Fence[], { view, size }: Frame, colour: string): void {
  context.strokeStyle = context.fillStyle = colour
  context.lineWidth = 2
  context.lineJoin = 'round'
  for (const { site, circle, ring } of fences) {
    const spot = onScreen(view, size, site.point)
    if (spot.x < -aside || spot.y < -aside || spot.x > size.width + aside || spot.y > size.height + aside) continue
    context.beginPath()
    if (circle) {
      const centre = onScreen(view, size, flatten(circle.centre))
      context.arc(centre.x, centre.y, radiusOnScreen(circle, view), 0, 2 * Math.PI)
    }
    for (const corner of ring ?? []) {
      const { x, y } = onScreen(view, size, flatten(corner))
      context.lineTo(x, y)
    }
    context.closePath()
    context.globalAlpha = 0.14
    context.fill()
    context.globalAlpha = 1
    context.stroke()
  }
}
