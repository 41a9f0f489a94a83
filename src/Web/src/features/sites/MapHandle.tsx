import type { KeyboardEvent, ReactNode } from 'react'
import type { Point } from '@/components/map/view'
import { cn } from '@/lib/cn'
import { usePinDrag } from './usePinDrag'

interface MapHandleProps {
  label: string
  at: Point
  touch?: 'foot' | 'middle'
  /** Told where on the map it was dragged or moved by the arrow keys. */
  onMove(at: Point): void
  onRemove?(): void
  className?: string
  children: ReactNode
}

/** How far, in pixels, one press of an arrow key moves it; with Shift ten times as far. */
const step = 4

const directions: Record<string, Point> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** Something on a map that can be dragged, moved by the arrow keys, and perhaps removed. */
export function MapHandle({ label, at, touch = 'middle', onMove, onRemove, className, children }: MapHandleProps) {
  const drag = usePinDrag(onMove, touch)
  const onKey = (event: KeyboardEvent) => {
    const by = directions[event.key]
    const far = event.shiftKey ? 10 : 1
    if (by) onMove({ x: at.x + by.x * far, y: at.y + by.y * far })
    else if (onRemove && (event.key === 'Delete' || event.key === 'Backspace')) onRemove()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onKeyDown={onKey}
      {...drag}
      className={cn('absolute top-0 left-0 grid touch-none', className)}
      style={{ transform: `translate(${at.x}px, ${at.y}px)` }}
    >
      {children}
    </button>
  )
}
