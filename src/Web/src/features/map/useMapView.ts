import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { Camera } from '@/components/map/camera'
import { boundsOf, fitting, readView, viewText, type MapView, type Size } from '@/components/map/view'
import type { PlacedSite } from './queries'

interface MapViewOptions {
  /** The view as the address has it. */
  at: string | undefined
  sites: PlacedSite[]
  size: Size
  onSettle(at: string): void
}

const world: MapView = { x: 0.5, y: 0.4, zoom: 1 }
const settleAfter = 250

/** What part of the world is looked at: as the address says, else all sites; the address, and what the page knows of it, follow when the map rests. */
export function useMapView({ at, sites, size, onSettle }: MapViewOptions) {
  const [camera] = useState(() => new Camera(readView(at) ?? world))
  const [rested, rest] = useState(camera.view)
  const placed = useRef(readView(at) !== undefined)
  const settle = useEffectEvent((next: MapView) => {
    rest(next)
    if (viewText(next) !== at) onSettle(viewText(next))
  })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const move = (next: MapView) => {
    placed.current = true
    camera.move(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => settle(next), settleAfter)
  }
  const fit = (some: PlacedSite[], nearest?: number) => {
    const bounds = boundsOf(some.map(({ point }) => point))
    return bounds && size.width > 0 ? fitting(bounds, size, nearest) : undefined
  }
  // Until somebody moves it, the map shows whatever there is.
  const all = useEffectEvent(() => {
    const next = placed.current ? undefined : fit(sites)
    if (!next) return
    camera.move(next)
    rest(next)
  })
  useEffect(() => all(), [sites, size])
  const show = (some: PlacedSite[], nearest?: number) => {
    const next = fit(some, nearest)
    if (next) move(next)
  }
  return {
    camera,
    /** What was looked at when the map last rested. */
    rested,
    move,
    home: () => show(sites),
    show,
    /** Close enough to tell these apart; those at one place are never told apart, so there is an end to it. */
    showAll: (some: PlacedSite[]) => show(some, 18),
  }
}
