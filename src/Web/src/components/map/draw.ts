import { readColours } from '@/components/chart/options'
import { metresPerPixel, roundLength, worldSize, type MapView, type Size } from './view'
import type { World } from './world'

/** Below this the outlines of countries say little; a grid of round metres tells how large things are. */
const gridFrom = 11

/** Draws land, borders and, close by, a grid of metres. */
export function drawMap(canvas: HTMLCanvasElement, world: World | undefined, view: MapView, { width, height }: Size): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const ratio = devicePixelRatio || 1
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(height * ratio)
  }
  const colours = readColours(['sunken', 'surface', 'line', 'line-strong'])
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.fillStyle = colours.sunken!
  context.fillRect(0, 0, width, height)
  if (world) {
    const scale = worldSize(view.zoom)
    context.setTransform(scale * ratio, 0, 0, scale * ratio, (width / 2 - view.x * scale) * ratio, (height / 2 - view.y * scale) * ratio)
    context.fillStyle = colours.surface!
    context.fill(world.land)
    context.strokeStyle = colours['line-strong']!
    context.lineWidth = 0.8 / scale
    context.stroke(world.land)
    context.strokeStyle = colours['line-strong']!
    context.lineWidth = 0.6 / scale
    context.stroke(world.borders)
  }
  if (view.zoom < gridFrom) return
  const step = roundLength(metresPerPixel(view) * 120) / metresPerPixel(view)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.strokeStyle = colours.line!
  context.lineWidth = 1
  context.beginPath()
  const scale = worldSize(view.zoom)
  const offset = (at: number, length: number) => (((length / 2 - at * scale) % step) + step) % step
  for (let x = offset(view.x, width); x < width; x += step) line(context, x, 0, x, height)
  for (let y = offset(view.y, height); y < height; y += step) line(context, 0, y, width, y)
  context.stroke()
}

function line(context: CanvasRenderingContext2D, x1: number, y1: number, x2: number, y2: number): void {
  context.moveTo(Math.round(x1) + 0.5, Math.round(y1) + 0.5)
  context.lineTo(Math.round(x2) + 0.5, Math.round(y2) + 0.5)
}
