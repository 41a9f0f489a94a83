import { useEffect, useEffectEvent, type RefObject } from 'react'
import type { Chart } from './engine'

/** Dragging sideways across a chart marks a stretch of time and zooms to it; a double press zooms out. Touch is left to scrolling. */
export function useDragZoom(
  chart: RefObject<Chart | null>,
  frame: RefObject<HTMLElement | null>,
  onZoom?: (from: number, to: number) => void,
  onZoomOut?: () => void,
) {
  const zoom = useEffectEvent((from: number, to: number) => onZoom?.(from, to))
  const zoomOut = useEffectEvent(() => onZoomOut?.())
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const mark = document.createElement('div')
    mark.className = 'pointer-events-none absolute top-2 bottom-5.5 hidden border-x border-accent bg-accent/15'
    element.append(mark)
    let start: number | null = null

    const place = (event: PointerEvent) =>
      Math.min(Math.max(event.clientX - element.getBoundingClientRect().left, 44), element.clientWidth - 12)
    const down = (event: PointerEvent) => {
      if (event.button === 0 && event.pointerType !== 'touch') start = place(event)
    }
    const move = (event: PointerEvent) => {
      if (start === null) return
      const [left, right] = [Math.min(start, place(event)), Math.max(start, place(event))]
      mark.classList.toggle('hidden', right - left < 6)
      mark.style.left = `${left}px`
      mark.style.width = `${right - left}px`
    }
    const up = (event: PointerEvent) => {
      if (start === null) return
      const [left, right] = [Math.min(start, place(event)), Math.max(start, place(event))]
      start = null
      mark.classList.add('hidden')
      if (right - left < 6 || !chart.current) return
      const at = (x: number) => Number(chart.current!.convertFromPixel({ xAxisIndex: 0 }, x))
      zoom(Math.round(at(left)), Math.round(at(right)))
    }
    const double = () => zoomOut()
    element.addEventListener('pointerdown', down)
    element.addEventListener('dblclick', double)
    addEventListener('pointermove', move)
    addEventListener('pointerup', up)
    return () => {
      element.removeEventListener('pointerdown', down)
      element.removeEventListener('dblclick', double)
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', up)
      mark.remove()
    }
  }, [chart, frame])
}
