import { useRef, type PointerEvent } from 'react'
import type { Point } from '@/components/map/view'

/** Where on itself something touches the map: a pin with its foot, a handle with its middle. */
type Touch = 'foot' | 'middle'

/** Lets something that stands on a map be dragged: tells where on the map it is, from the place it was taken by. */
export function usePinDrag(onDrag: (at: Point) => void, touch: Touch = 'foot') {
  const grip = useRef<Point>(undefined)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const { left, width, top, height } = event.currentTarget.getBoundingClientRect()
      const foot = { x: left + width / 2, y: top + (touch === 'foot' ? height : height / 2) }
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
