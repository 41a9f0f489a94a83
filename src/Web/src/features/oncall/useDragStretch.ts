import { useState, type PointerEvent } from 'react'

const quarter = 15 * 60_000
const least = 6

/** A stretch of time marked by dragging along a lane, to the quarter of an hour; a press that goes nowhere is none. */
export function useDragStretch(from: number, until: number, onMarked?: (from: number, until: number) => void) {
  const [stretch, setStretch] = useState<{ from: number; until: number }>()
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (!onMarked || event.button !== 0 || event.pointerType === 'touch') return
    const lane = event.currentTarget.getBoundingClientRect()
    const begun = event.clientX
    const at = (x: number) => {
      const exact = from + ((until - from) * Math.min(Math.max(x - lane.left, 0), lane.width)) / lane.width
      return Math.round(exact / quarter) * quarter
    }
    const marked = (x: number) => ({ from: Math.min(at(begun), at(x)), until: Math.max(at(begun), at(x)) })
    const move = (moved: globalThis.PointerEvent) => {
      if (Math.abs(moved.clientX - begun) >= least) setStretch(marked(moved.clientX))
    }
    const end = (ended: globalThis.PointerEvent) => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', end)
      removeEventListener('pointercancel', end)
      setStretch(undefined)
      if (ended.type === 'pointercancel' || Math.abs(ended.clientX - begun) < least) return
      // What was dragged over is not pressed as well.
      addEventListener('click', (click) => click.stopPropagation(), { capture: true, once: true })
      const done = marked(ended.clientX)
      if (done.until > done.from) onMarked(done.from, done.until)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
    addEventListener('pointercancel', end)
  }
  return { stretch, onPointerDown }
}
