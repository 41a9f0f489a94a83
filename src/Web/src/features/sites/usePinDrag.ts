import { useRef, type PointerEvent } from 'react'
import type { Point } from '@/components/map/view'

/** Lets something that stands on a map be dragged: tells where on the map it is, from the place it was taken by. */
export function usePinDrag(onDrag: (at: Point) => void) {
  const grip = useRef<Point>(undefined)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const foot = footOf(event.currentTarget)
      event.currentTarget.setPointerCapture(event.pointerId)
      grip.current = { x: event.clientX - foot.x, y: event.clientY - foot.y }
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (!grip.current) return
      const frame = event.currentTarget.closest('[role=region]')!.getBoundingClientRect()
      onDrag({ x: event.clientX - grip.current.x - frame.left, y: event.clientY - grip.current.y - frame.top })
    },
    onPointerUp: () => {
      grip.current = undefined
    },
    onPointerCancel: () => {
      grip.current = undefined
    },
  }
}

/** The point a pin stands on. */
function footOf(element: HTMLElement): Point {
  const { left, width, bottom } = element.getBoundingClientRect()
  return { x: left + width / 2, y: bottom }
}
