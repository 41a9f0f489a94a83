import { useEffect, useRef, type ReactNode } from 'react'

/** Flashes once when its value changes while on screen, then settles. */
export function Flash({ value, children }: { value: string | number | null; children: ReactNode }) {
  const element = useRef<HTMLSpanElement>(null)
  const before = useRef(value)
  useEffect(() => {
    if (before.current === value) return
    before.current = value
    const flashed = element.current
    if (!flashed) return
    flashed.classList.remove('flash')
    void flashed.offsetWidth
    flashed.classList.add('flash')
  }, [value])
  return (
    <span ref={element} className="-mx-1 inline-flex max-w-full rounded-sm px-1 align-middle">
      {children}
    </span>
  )
}
