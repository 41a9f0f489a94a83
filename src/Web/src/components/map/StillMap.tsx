import { useRef, type ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { ScaleBar } from './ScaleBar'
import { usePicture } from './usePicture'
import { useSize } from './useSize'
import { held, onScreen, type MapView, type Point, type Size } from './view'

interface StillMapProps {
  viewOf(size: Size): MapView
  /** What stands on the map, told where each point of the world is on it. */
  children: (place: (point: Point) => Point, view: MapView, size: Size) => ReactNode
  className?: string
}

/** A map to be looked at only: it takes no wheel and no key away from its page. */
export function StillMap({ viewOf, children, className }: StillMapProps) {
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(frame)
  const view = held(viewOf(size), size)
  usePicture(canvas, view, size)
  return (
    <div ref={frame} className={cn('relative overflow-hidden bg-sunken', className)} aria-hidden>
      <canvas ref={canvas} className="absolute inset-0 size-full" />
      {size.width > 0 && children((point) => onScreen(view, size, point), view, size)}
      <ScaleBar view={view} />
    </div>
  )
}
