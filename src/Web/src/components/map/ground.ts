import { readColours } from '@/lib/colours'
import { trace } from './outlines'
import { metresPerPixel, onScreen, roundLength, shownBounds, worldSize, type MapView, type Size } from './view'
import type { World } from './world'

/** A moment of a map that is to be painted. */
export interface Frame {
  view: MapView
  size: Size
  /** Pixels of the screen in one of the page. */
  ratio: number
}

/** Below this the outlines of countries say little; a grid of round metres tells how large things are. */
const gridFrom = 11
/** How much larger than the screen the picture is, so that it can be moved. */
const spare = 1.4
/** How far a picture may be stretched while the map moves. */
const [least, most] = [0.7, 1.6]

/** Land and borders as a picture larger than the screen: while the map moves the picture is moved, and made again only where it ends. */
export class Ground {
  readonly #picture = document.createElement('canvas')
  #made: (Frame & { world: World }) | undefined
  readonly #colours = readColours(['sunken', 'surface', 'line', 'line-strong'])

  /** Paints what is looked at. False when the picture was stretched for it: it is to be painted sharply when the map rests. */
  paint(context: CanvasRenderingContext2D, world: World | undefined, frame: Frame, sharp: boolean): boolean {
    const { view, size, ratio } = frame
    context.setTransform(1, 0, 0, 1, 0, 0)
    context.fillStyle = this.#colours.sunken
    context.fillRect(0, 0, size.width * ratio, size.height * ratio)
    if (world) {
      if (!this.#serves(world, frame, sharp)) this.#make(world, frame)
      this.#put(context, frame)
    }
    if (view.zoom >= gridFrom) this.#grid(context, frame)
    return !world || this.#made?.view.zoom === view.zoom
  }

  #serves(world: World, { view, size, ratio }: Frame, sharp: boolean): boolean {
    const made = this.#made
    if (!made || made.world !== world || made.ratio !== ratio) return false
    if (made.size.width !== size.width * spare || made.size.height !== size.height * spare) return false
    const stretch = 2 ** (view.zoom - made.view.zoom)
    if (sharp ? stretch !== 1 : stretch < least || stretch > most) return false
    const [has, wants] = [shownBounds(made.view, made.size), shownBounds(view, size)]
    // Beyond the world there is nothing to be drawn.
    const reaches = (from: number, to: number, start: number, end: number) => start <= Math.max(0, from) && end >= Math.min(1, to)
    return reaches(wants.least.x, wants.most.x, has.least.x, has.most.x) && reaches(wants.least.y, wants.most.y, has.least.y, has.most.y)
  }

  #make(world: World, { view, size, ratio }: Frame): void {
    const larger = { width: size.width * spare, height: size.height * spare }
    const [width, height] = [Math.ceil(larger.width * ratio), Math.ceil(larger.height * ratio)]
    if (this.#picture.width !== width || this.#picture.height !== height) Object.assign(this.#picture, { width, height })
    const context = this.#picture.getContext('2d')
    if (!context) return
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, larger.width, larger.height)
    const bounds = shownBounds(view, larger)
    const scale = worldSize(view.zoom)
    context.fillStyle = this.#colours.surface
    context.strokeStyle = this.#colours['line-strong']
    context.lineJoin = 'round'
    context.beginPath()
    trace(context, world.land.at(view.zoom), bounds, scale)
    context.fill()
    context.lineWidth = 0.8
    context.stroke()
    context.beginPath()
    trace(context, world.borders.at(view.zoom), bounds, scale)
    context.lineWidth = 0.6
    context.stroke()
    this.#made = { world, view, size: larger, ratio }
  }

  #put(context: CanvasRenderingContext2D, { view, size, ratio }: Frame): void {
    const made = this.#made
    if (!made) return
    const stretch = 2 ** (view.zoom - made.view.zoom)
    const { x, y } = onScreen(view, size, shownBounds(made.view, made.size).least)
    const [left, top] = stretch === 1 ? [Math.round(x * ratio), Math.round(y * ratio)] : [x * ratio, y * ratio]
    context.drawImage(this.#picture, left, top, this.#picture.width * stretch, this.#picture.height * stretch)
  }

  #grid(context: CanvasRenderingContext2D, { view, size, ratio }: Frame): void {
    const step = roundLength(metresPerPixel(view) * 120) / metresPerPixel(view)
    const scale = worldSize(view.zoom)
    const first = (at: number, length: number) => (((length / 2 - at * scale) % step) + step) % step
    const { width, height } = size
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.strokeStyle = this.#colours.line
    context.lineWidth = 1
    context.beginPath()
    for (let x = first(view.x, width); x < width; x += step) line(context, x, 0, x, height)
    for (let y = first(view.y, height); y < height; y += step) line(context, 0, y, width, y)
    context.stroke()
  }
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.moveTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5)
  context.lineTo(Math.round(x2) + 0.5, Math.round(y2) + 0.5)
}
