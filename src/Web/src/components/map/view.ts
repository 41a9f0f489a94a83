/** A place on earth in degrees. */
export interface Place {
  latitude: number
  longitude: number
}

/** A point of the flat world, which is a square from 0 to 1: x eastward, y southward. */
export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

/** What part of the world is looked at: the point in the middle, and how large the world is drawn (each step doubles it). */
export interface MapView extends Point {
  zoom: number
}

/** The corners of a part of the flat world. */
export interface Bounds {
  least: Point
  most: Point
}

const furthest = 85.0511
const tile = 256
export const closest = 19

/** How many pixels wide the whole world is. */
export const worldSize = (zoom: number) => tile * 2 ** zoom

/** Mercator's flat world. */
export function flatten({ latitude, longitude }: Place): Point {
  const angle = (Math.max(-furthest, Math.min(furthest, latitude)) * Math.PI) / 180
  return { x: longitude / 360 + 0.5, y: 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI) }
}

export function unflatten({ x, y }: Point): Place {
  const latitude = (Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) * 180) / Math.PI
  return { latitude, longitude: (x - 0.5) * 360 }
}

/** Where a point of the world stands on the screen. */
export function onScreen(view: MapView, size: Size, { x, y }: Point): Point {
  const scale = worldSize(view.zoom)
  return { x: (x - view.x) * scale + size.width / 2, y: (y - view.y) * scale + size.height / 2 }
}

/** What point of the world stands at a place of the screen. */
export function inWorld(view: MapView, size: Size, { x, y }: Point): Point {
  const scale = worldSize(view.zoom)
  return { x: view.x + (x - size.width / 2) / scale, y: view.y + (y - size.height / 2) / scale }
}

/** The widest view: the world is never drawn narrower than its frame. */
export const widest = ({ width, height }: Size) => Math.max(0, Math.log2(Math.max(width, height * 0.7, 1) / tile))

/** The nearest view there is to one: neither too far nor too close, its middle within the world. */
export function held(view: MapView, size: Size): MapView {
  const zoom = Math.max(widest(size), Math.min(closest, view.zoom))
  const scale = worldSize(zoom)
  const within = (at: number, half: number) => (half >= 0.5 ? 0.5 : Math.max(half, Math.min(1 - half, at)))
  return { x: within(view.x, size.width / 2 / scale), y: within(view.y, size.height / 2 / scale), zoom }
}

export function panned(view: MapView, size: Size, dx: number, dy: number): MapView {
  const scale = worldSize(view.zoom)
  return held({ ...view, x: view.x - dx / scale, y: view.y - dy / scale }, size)
}

/** Closer or further, with what is below a place of the screen staying there. */
export function zoomed(view: MapView, size: Size, by: number, around: Point = { x: size.width / 2, y: size.height / 2 }): MapView {
  const fixed = inWorld(view, size, around)
  const zoom = Math.max(widest(size), Math.min(closest, view.zoom + by))
  const scale = worldSize(zoom)
  return held({ x: fixed.x - (around.x - size.width / 2) / scale, y: fixed.y - (around.y - size.height / 2) / scale, zoom }, size)
}

export function boundsOf(points: Point[]): Bounds | undefined {
  if (points.length === 0) return undefined
  const least = { x: Infinity, y: Infinity }
  const most = { x: -Infinity, y: -Infinity }
  for (const { x, y } of points) {
    least.x = Math.min(least.x, x)
    least.y = Math.min(least.y, y)
    most.x = Math.max(most.x, x)
    most.y = Math.max(most.y, y)
  }
  return { least, most }
}

/** The closest view that shows all of a part of the world, with room around it. */
export function fitting({ least, most }: Bounds, size: Size, nearest = 12): MapView {
  const room = 64
  const zoomFor = (extent: number, length: number) => Math.log2(Math.max(64, length - 2 * room) / (Math.max(extent, 1e-9) * tile))
  const zoom = Math.min(nearest, zoomFor(most.x - least.x, size.width), zoomFor(most.y - least.y, size.height))
  return held({ x: (least.x + most.x) / 2, y: (least.y + most.y) / 2, zoom }, size)
}

/** A part of the flat world in degrees, as the API names it: west, south, east, north; outward to a hundredth. */
export function boundsText({ least, most }: Bounds): string {
  const [northWest, southEast] = [unflatten(least), unflatten(most)]
  const out = (degrees: number, up: boolean) => (up ? Math.ceil(degrees * 100) : Math.floor(degrees * 100)) / 100
  const [west, east] = [Math.max(-180, out(northWest.longitude, false)), Math.min(180, out(southEast.longitude, true))]
  return [west, out(southEast.latitude, false), east, out(northWest.latitude, true)].join(',')
}

/** What part of the flat world a view shows. */
export function shownBounds(view: MapView, size: Size): Bounds {
  return { least: inWorld(view, size, { x: 0, y: 0 }), most: inWorld(view, size, { x: size.width, y: size.height }) }
}

const equator = 40_075_016.686

/** How many metres of ground a pixel shows in the middle of the view. */
export function metresPerPixel({ y, zoom }: MapView): number {
  return (equator * Math.cos((unflatten({ x: 0, y }).latitude * Math.PI) / 180)) / worldSize(zoom)
}

/** A round length of 1, 2 or 5 and zeros, as long as the most pixels allow. */
export function roundLength(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres))
  const first = metres / power
  return (first >= 5 ? 5 : first >= 2 ? 2 : 1) * power
}

/** A view as words of an address: "53.5461,9.9661,11". */
export function viewText(view: MapView): string {
  const { latitude, longitude } = unflatten(view)
  const decimals = Math.max(2, Math.ceil(view.zoom / 3))
  return `${latitude.toFixed(decimals)},${longitude.toFixed(decimals)},${Math.round(view.zoom * 10) / 10}`
}

export function readView(text: string | undefined): MapView | undefined {
  const [latitude, longitude, zoom] = (text ?? '').split(',').map(Number)
  if (![latitude, longitude, zoom].every((one) => one !== undefined && Number.isFinite(one))) return undefined
  return { ...flatten({ latitude: latitude!, longitude: longitude! }), zoom: zoom! }
}
