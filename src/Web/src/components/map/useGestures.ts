import { useEffect, useEffectEvent, type RefObject } from 'react'
import { panned, zoomed, type MapView, type Point, type Size } from './view'

interface Gestures {
  view: MapView
  size: Size
  onMove(view: MapView): void
  /** A press that moved nothing. */
  onPress?(at: Point): void
}

/** How far, in pixels, a finger may tremble and still press. */
const tremble = 4

/** Moves a map by mouse, wheel and fingers: dragging pans, the wheel and two fingers zoom around themselves, a double press zooms in. */
export function useGestures(frame: RefObject<HTMLElement | null>, { view, size, onMove, onPress }: Gestures): void {
  const move = useEffectEvent((change: (view: MapView, size: Size) => MapView) => onMove(change(view, size)))
  const press = useEffectEvent((at: Point) => onPress?.(at))
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const fingers = new Map<number, Point>()
    let began: Point | undefined
    let wandered = false
    const place = (event: MouseEvent): Point => {
      const box = element.getBoundingClientRect()
      return { x: event.clientX - box.left, y: event.clientY - box.top }
    }
    const down = (event: PointerEvent) => {
      // What stands on the map keeps its own presses.
      if (event.button !== 0 || (event.target as Element).closest('button, a, [data-own]')) return
      fingers.set(event.pointerId, place(event))
      element.setPointerCapture(event.pointerId)
      began = fingers.size === 1 ? place(event) : undefined
      wandered = fingers.size > 1
    }
    const drag = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId)
      if (!before) return
      const now = place(event)
      if (began && Math.hypot(now.x - began.x, now.y - began.y) > tremble) wandered = true
      if (!wandered) return
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
      fingers.set(event.pointerId, now)
      if (!other) return move((held, frame) => panned(held, frame, now.x - before.x, now.y - before.y))
      const by = Math.log2(Math.hypot(now.x - other.x, now.y - other.y) / Math.max(1, Math.hypot(before.x - other.x, before.y - other.y)))
      const middle = { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }
      move((held, frame) => panned(zoomed(held, frame, by, middle), frame, (now.x - before.x) / 2, (now.y - before.y) / 2))
    }
    const up = (event: PointerEvent) => {
      if (!fingers.delete(event.pointerId)) return
      if (began && !wandered && event.type === 'pointerup') press(place(event))
      began = undefined
    }
    const wheel = (event: WheelEvent) => {
      event.preventDefault()
      const at = place(event)
      const by = -event.deltaY * (event.deltaMode === 1 ? 0.05 : event.ctrlKey ? 0.01 : 0.0025)
      move((held, frame) => zoomed(held, frame, Math.max(-1, Math.min(1, by)), at))
    }
    const double = (event: MouseEvent) => {
      if ((event.target as Element).closest('button, a, [data-own]')) return
      const at = place(event)
      move((held, frame) => zoomed(held, frame, event.shiftKey ? -1 : 1, at))
    }
    element.addEventListener('pointerdown', down)
    element.addEventListener('pointermove', drag)
    element.addEventListener('pointerup', up)
    element.addEventListener('pointercancel', up)
    element.addEventListener('wheel', wheel, { passive: false })
    element.addEventListener('dblclick', double)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('pointermove', drag)
      element.removeEventListener('pointerup', up)
      element.removeEventListener('pointercancel', up)
      element.removeEventListener('wheel', wheel)
      element.removeEventListener('dblclick', double)
    }
  }, [frame])
}
