import type { HealthBand } from '@/api/types'
import { bands } from '@/components/health/bands'
import { bandShapes, hollowDashes } from '@/components/health/shapes'
import type { Frame } from '@/components/map/ground'
import { onScreen } from '@/components/map/view'
import { readColours } from '@/lib/colours'
import { radiusOf, type Mark } from './marks'
import { longest, nameHeight, nameTop } from './names'

interface Shown {
  chosen?: string
  hovered?: string
  /** The keys of the marks whose names are written. */
  named?: Set<string>
}

/** Room around a picture for its shadow. */
const shade = 8

/** Draws marks on a canvas. Shapes and discs are drawn once for a theme, and then only put in place. */
export class MarkPainter {
  readonly #colours = readColours([
    'raised',
    'hover',
    'surface',
    'ink',
    'accent',
    'line-strong',
    ...bands.map((band) => `${band}-fill` as const),
  ])
  readonly #family = getComputedStyle(document.body).fontFamily
  readonly #pictures = new Map<string, HTMLCanvasElement>()
  readonly #short = new Map<string, { text: string; width: number }>()

  /** Draws marks, the first last, so that it is never covered. */
  paint(context: CanvasRenderingContext2D, marks: Mark[], { view, size, ratio }: Frame, { chosen, hovered, named }: Shown): void {
    context.textAlign = 'center'
    context.textBaseline = 'middle'
    for (let at = marks.length - 1; at >= 0; at--) {
      const mark = marks[at]!
      const spot = onScreen(view, size, mark)
      const [x, y] = [Math.round(spot.x), Math.round(spot.y)]
      if (x < -longest / 2 || y < -40 || x > size.width + longest / 2 || y > size.height + 24) continue
      const ground = mark.key === hovered ? 'hover' : 'raised'
      const radius = radiusOf(mark)
      this.#put(context, this.#disc(radius, ground, ratio), x, y, radius + shade)
      if (mark.items.length > 1) this.#cluster(context, mark, x, y, ratio)
      else this.#single(context, mark, x, y, ratio, mark.key === chosen, named?.has(mark.key) === true)
    }
  }

  #single(context: CanvasRenderingContext2D, mark: Mark, x: number, y: number, ratio: number, chosen: boolean, named: boolean): void {
    this.#put(context, this.#shape(mark.items[0]!.site.band, ratio), x, y, 8)
    if (chosen) {
      context.strokeStyle = this.#colours.accent
      context.lineWidth = 2
      circle(context, x, y, 13)
      context.stroke()
    }
    if (!named) return
    context.font = `12px ${this.#family}`
    const { text, width } = this.#shortened(context, mark.items[0]!.site.name)
    context.globalAlpha = 0.85
    context.fillStyle = this.#colours.surface
    context.fillRect(x - width / 2 - 4, y + nameTop, width + 8, nameHeight)
    context.globalAlpha = 1
    context.fillStyle = this.#colours.ink
    context.fillText(text, x, y + nameTop + nameHeight / 2 + 0.5)
  }

  #cluster(context: CanvasRenderingContext2D, { counts, items }: Mark, x: number, y: number, ratio: number): void {
    context.lineWidth = 4
    let from = -Math.PI / 2
    for (const { band, count } of counts) {
      const until = from + (count / items.length) * 2 * Math.PI
      context.strokeStyle = this.#colours[`${band}-fill`]
      context.beginPath()
      context.arc(x, y, 18, from, until)
      context.stroke()
      from = until
    }
    context.font = `600 12px ${this.#family}`
    context.fillStyle = this.#colours.ink
    context.fillText(items.length < 1000 ? `${items.length}` : `${Math.round(items.length / 1000)}k`, x, y + 0.5)
    const worst = counts[0]!.band
    if (worst === 'healthy') return
    context.fillStyle = this.#colours.raised
    circle(context, x + 14, y - 14, 8.5)
    context.fill()
    this.#put(context, this.#shape(worst, ratio), x + 14, y - 14, 8)
  }

  #put(context: CanvasRenderingContext2D, picture: HTMLCanvasElement, x: number, y: number, half: number): void {
    context.drawImage(picture, x - half, y - half, 2 * half, 2 * half)
  }

  #disc(radius: number, ground: 'raised' | 'hover', ratio: number): HTMLCanvasElement {
    return this.#picture(`${ground} ${radius}`, radius + shade, ratio, (context) => {
      context.shadowColor = 'rgb(0 0 0 / 0.28)'
      context.shadowBlur = 6 * ratio
      context.shadowOffsetY = 1.5 * ratio
      context.fillStyle = this.#colours[ground]
      circle(context, 0, 0, radius)
      context.fill()
      context.shadowColor = 'transparent'
      context.strokeStyle = this.#colours['line-strong']
      context.lineWidth = 1
      context.stroke()
    })
  }

  #shape(band: HealthBand, ratio: number): HTMLCanvasElement {
    return this.#picture(band, 8, ratio, (context) => {
      const { body, sign, hollow } = bandShapes[band]
      const colour = this.#colours[`${band}-fill`]
      context.translate(-8, -8)
      context.lineCap = hollow ? 'butt' : 'round'
      context.lineJoin = 'round'
      context.lineWidth = 1.6
      context.fillStyle = context.strokeStyle = colour
      context.setLineDash(hollow ? hollowDashes : [])
      if (hollow) context.stroke(new Path2D(body))
      else context.fill(new Path2D(body))
      if (!sign) return
      context.setLineDash([])
      context.lineCap = 'round'
      context.lineWidth = hollow ? 2.8 : 1.6
      if (!hollow) context.strokeStyle = this.#colours.surface
      context.stroke(new Path2D(sign))
    })
  }

  #picture(name: string, half: number, ratio: number, draw: (context: CanvasRenderingContext2D) => void): HTMLCanvasElement {
    const key = `${name} ${ratio}`
    const known = this.#pictures.get(key)
    if (known) return known
    const picture = document.createElement('canvas')
    picture.width = picture.height = Math.ceil(2 * half * ratio)
    const context = picture.getContext('2d')
    if (context) {
      context.setTransform(ratio, 0, 0, ratio, half * ratio, half * ratio)
      draw(context)
    }
    this.#pictures.set(key, picture)
    return picture
  }

  #shortened(context: CanvasRenderingContext2D, name: string): { text: string; width: number } {
    const known = this.#short.get(name)
    if (known) return known
    const room = longest - 8
    let [text, width] = [name, context.measureText(name).width]
    for (let letters = Math.floor((name.length * room) / width); width > room && letters > 1; letters--) {
      text = `${name.slice(0, letters).trimEnd()}…`
      width = context.measureText(text).width
    }
    const short = { text, width }
    this.#short.set(name, short)
    return short
  }
}

function circle(context: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  context.beginPath()
  context.arc(x, y, radius, 0, 2 * Math.PI)
}
