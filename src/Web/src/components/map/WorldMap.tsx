import { useQuery } from '@tanstack/react-query'
import { Maximize, Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'
import { useTheme } from '@/lib/appearance'
import { cn } from '@/lib/cn'
import { drawMap } from './draw'
import { ScaleBar } from './ScaleBar'
import { useGestures } from './useGestures'
import { held, inWorld, onScreen, panned, zoomed, type MapView, type Point, type Size } from './view'
import { loadWorld } from './world'

interface WorldMapProps {
  label: string
  view: MapView
  onMove(view: MapView): void
  /** Back to where everything is in sight. */
  onHome(): void
  onPress?(at: Point): void
  onSize(size: Size): void
  /** What stands on the map, told where each point of the world is on the screen. */
  children: (place: (point: Point) => Point, size: Size) => ReactNode
  className?: string
}

const stride = 80
const keys: Record<string, (view: MapView, size: Size) => MapView> = {
  ArrowLeft: (view, size) => panned(view, size, stride, 0),
  ArrowRight: (view, size) => panned(view, size, -stride, 0),
  ArrowUp: (view, size) => panned(view, size, 0, stride),
  ArrowDown: (view, size) => panned(view, size, 0, -stride),
  '+': (view, size) => zoomed(view, size, 1),
  '=': (view, size) => zoomed(view, size, 1),
  '-': (view, size) => zoomed(view, size, -1),
}

/** Our own plain map: land, borders and a scale, and nothing fetched from anybody else. */
export function WorldMap({ label, view, onMove, onHome, onPress, onSize, children, className }: WorldMapProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [size, setSize] = useState<Size>({ width: 0, height: 0 })
  const theme = useTheme()
  const world = useQuery({ queryKey: ['world'], queryFn: loadWorld, staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY })
  const shown = size.width > 0 ? held(view, size) : view
  const told = useRef(onSize)
  told.current = onSize

  useEffect(() => {
    const element = frame.current!
    const measure = () => {
      const next = { width: element.clientWidth, height: element.clientHeight }
      setSize(next)
      if (next.width > 0) told.current(next)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  useEffect(() => {
    if (canvas.current && size.width > 0) drawMap(canvas.current, world.data, shown, size)
  }, [world.data, shown.x, shown.y, shown.zoom, size, theme])

  useGestures(frame, { view: shown, size, onMove, onPress: onPress && ((at) => onPress(inWorld(shown, size, at))) })
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || (event.target as Element).closest('input')) return
    const change = keys[event.key]
    if (event.key === '0') onHome()
    else if (change) onMove(change(shown, size))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={frame}
      role="region"
      aria-label={label}
      aria-describedby="map-keys"
      tabIndex={0}
      onKeyDown={onKey}
      className={cn(
        'relative cursor-grab touch-none overflow-hidden bg-sunken outline-offset-[-2px] select-none active:cursor-grabbing',
        className,
      )}
    >
      <canvas ref={canvas} className="absolute inset-0 size-full" aria-hidden />
      <p id="map-keys" className="sr-only">
        {t('map.keys')}
      </p>
      {size.width > 0 && children((point) => onScreen(shown, size, point), size)}
      <div className="absolute right-3 bottom-3 flex flex-col overflow-hidden rounded-md border bg-raised shadow-pop">
        <IconButton label={t('map.closer')} keys="+" onClick={() => onMove(zoomed(shown, size, 1))}>
          <Plus aria-hidden />
        </IconButton>
        <IconButton label={t('map.further')} keys="-" onClick={() => onMove(zoomed(shown, size, -1))}>
          <Minus aria-hidden />
        </IconButton>
        <IconButton label={t('map.home')} keys="0" onClick={onHome}>
          <Maximize aria-hidden />
        </IconButton>
      </div>
      <ScaleBar view={shown} />
      {world.isError && (
        <p role="status" className="absolute top-3 left-3 rounded-md border bg-raised px-2.5 py-1.5 text-xs text-ink-muted">
          {t('map.noOutlines')}
        </p>
      )}
    </div>
  )
}
