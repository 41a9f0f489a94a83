import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import type { Size } from './view'

/** How large an element is drawn; nothing until it is. */
export function useSize(frame: RefObject<HTMLElement | null>, onSize?: (size: Size) => void): Size {
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const tell = useEffectEvent((next: Size) => onSize?.(next))
  useEffect(() => {
    const element = frame.current!
    const observer = new ResizeObserver(() => {
      const next = { width: element.clientWidth, height: element.clientHeight }
      setSize(next)
      if (next.width > 0) tell(next)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [frame])
  return size
}
