import { useQuery } from '@tanstack/react-query'
import { useEffect, type RefObject } from 'react'
import { useInTheme } from '@/lib/appearance'
import { Ground, type Frame } from './ground'
import type { MapView, Size } from './view'
import { loadWorld } from './world'

/** Paints over the ground; in pixels of the page. */
export type Overlay = (context: CanvasRenderingContext2D, frame: Frame) => void

/** How long, in milliseconds, a map lies still before it is painted sharply. */
const restsAfter = 120

const newGround = () => new Ground()

/** Keeps a map's canvas painted: the ground, and what stands on it. Tells whether the outlines could not be loaded. */
export function usePicture(canvas: RefObject<HTMLCanvasElement | null>, view: MapView, size: Size, overlay?: Overlay): boolean {
  const world = useQuery({ queryKey: ['world'], queryFn: loadWorld, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY })
  const ground = useInTheme(newGround)
  useEffect(() => {
    const context = canvas.current?.getContext('2d', { alpha: false })
    if (!context || size.width === 0) return
    const ratio = devicePixelRatio || 1
    const [width, height] = [Math.round(size.width * ratio), Math.round(size.height * ratio)]
    if (context.canvas.width !== width || context.canvas.height !== height) Object.assign(context.canvas, { width, height })
    const paint = (sharp: boolean) => {
      const frame = { view: { x: view.x, y: view.y, zoom: view.zoom }, size, ratio }
      const isSharp = ground.paint(context, world.data, frame, sharp)
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      overlay?.(context, frame)
      return isSharp
    }
    if (paint(false)) return
    const timer = setTimeout(() => paint(true), restsAfter)
    return () => clearTimeout(timer)
  }, [canvas, world.data, view.x, view.y, view.zoom, size, ground, overlay])
  return world.isError
}
