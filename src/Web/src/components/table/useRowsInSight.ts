import { startTransition, useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import type { Place } from './places'

interface RowsInSight {
  viewport: RefObject<HTMLElement | null>
  count: number
  /** How tall every row is, and what of the viewport the head covers. */
  height: number
  head: number
  /** Which list it is, and where one stands in it. */
  list?: string
  place: Place
}

/** Rows drawn beyond those in sight, and by how many rows one may scroll before others are drawn. */
const around = 8
const stride = 4

/** How long after a leap, in milliseconds, the rows around the place are drawn. */
const restsAfter = 80

/** Which rows of a list stand in sight. All are equally tall, so where a row stands is known without measuring it. */
export function useRowsInSight({ viewport, count, height, head, list, place }: RowsInSight) {
  // What was last heard of the viewport: asking it would lay the whole page out, in the midst of drawing it.
  const heard = useRef({ top: place.top, tall: innerHeight })
  const rowsAt = useCallback(
    (top: number, beyond: number) => ({
      ...{ list, height, beyond },
      first: Math.floor(top / height / stride) * stride,
      seen: Math.ceil(heard.current.tall / height) + stride,
    }),
    [list, height],
  )
  const [held, hold] = useState(() => rowsAt(place.top, 0))
  const sight = held.list === list && held.height === height ? held : rowsAt(held.list === list ? heard.current.top : place.top, 0)
  const look = useCallback(
    (beyond?: number) =>
      hold((now) => {
        const next = rowsAt(heard.current.top, beyond ?? around)
        const same = now.list === list && now.height === height && now.first === next.first && now.seen === next.seen
        return same && (beyond === undefined || now.beyond === beyond) ? now : next
      }),
    [rowsAt, list, height],
  )

  const drawn = useRef<string | null>(null)
  useLayoutEffect(() => {
    const element = viewport.current
    if (!element) return
    if (drawn.current !== (list ?? '') && heard.current.top + place.top > 0) element.scrollTop = place.top
    if (drawn.current !== (list ?? '')) heard.current.top = place.top
    drawn.current = list ?? ''
  }, [viewport, list, place])
  // A list is there as soon as what is in sight is; the rows around that can wait until nothing else has to be done.
  useEffect(() => startTransition(() => look(around)), [look])
  useEffect(() => {
    const element = viewport.current
    if (!element) return
    let drawnAt = place.top
    const scrolled = () => {
      const way = Math.abs(element.scrollTop - drawnAt)
      heard.current.top = place.top = drawnAt = element.scrollTop
      // In the same frame: what was scrolled to is drawn before anything is painted. Of a place where nothing is drawn yet, only what is in sight.
      const isFar = way > heard.current.tall
      flushSync(() => look(isFar ? 0 : undefined))
      if (isFar) rest()
    }
    let resting: ReturnType<typeof setTimeout>
    const rest = () => {
      clearTimeout(resting)
      resting = setTimeout(() => startTransition(() => look(around)), restsAfter)
    }
    const sized = new ResizeObserver(() => {
      heard.current.tall = element.clientHeight
      look()
    })
    element.addEventListener('scroll', scrolled, { passive: true })
    sized.observe(element)
    return () => {
      clearTimeout(resting)
      element.removeEventListener('scroll', scrolled)
      sized.disconnect()
    }
  }, [viewport, look, place])

  const first = Math.max(0, Math.min(sight.first - sight.beyond, count - sight.seen))
  return {
    first,
    last: Math.min(count, sight.first + sight.seen + sight.beyond) - 1,
    /** Scrolls no further than it takes to see the row whole. */
    scrollTo: (index: number) => {
      const element = viewport.current
      if (!element) return
      const { top, tall } = heard.current
      const lowest = (index + 1) * height + head - tall
      const next = top > index * height ? index * height : Math.max(top, lowest)
      if (next !== top) element.scrollTop = heard.current.top = next
    },
  }
}
