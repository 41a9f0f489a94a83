import { useCallback, useRef, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from '@/lib/cn'
import { MapControls } from './MapControls'
import { ScaleBar } from './ScaleBar'
import { useGestures } from './useGestures'
import { usePicture, type Overlay } from './usePicture'
import { useSize } from './useSize'
import { held, inWorld, onScreen, panned, zoomed, type MapView, type Point, type Size } from './view'

interface WorldMapProps {
  label: string
  view: MapView
  onMove(view: MapView): void
  /** Back to where everything is in sight. */
  onHome(): void
  /** Told the point of the world that was pressed. */
  onPress?(at: Point): void
  /** Told the point of the world below the mouse; nothing when it left, or when something else is below it. */
  onHover?(at: Point | undefined): void
  onSize(size: Size): void
  /** Painted on the ground with every frame; as long as it is the same function it paints the same. */
  overlay?: Overlay
  /** What stands on the map as elements, told where each point of the world is on the screen. */
  children?: (place: (point: Point) => Point, size: Size) => ReactNode
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
export function WorldMap({ label, view, onMove, onHome, onPress, onHover, onSize, overlay, children, className }: WorldMapProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useSize(frame, onSize)
  const shown = size.width > 0 ? held(view, size) : view
  const noOutlines = usePicture(canvas, shown, size, overlay)
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
  const onPointer = ({ target, buttons, pointerType, nativeEvent }: PointerEvent) => {
    if (buttons !== 0 || pointerType !== 'mouse') return
    onHover?.(target === canvas.current ? inWorld(shown, size, { x: nativeEvent.offsetX, y: nativeEvent.offsetY }) : undefined)
  }
  // The buttons stay the same while the map moves below them.
  const latest = useRef({ zoom: (_: 1 | -1) => {}, home: onHome })
  latest.current = { zoom: (by) => onMove(zoomed(shown, size, by)), home: onHome }
  const zoom = useCallback((by: 1 | -1) => latest.current.zoom(by), [])
  const home = useCallback(() => latest.current.home(), [])
  return (
    <div
      ref={frame}
      role="region"
      aria-label={label}
      aria-describedby="map-keys"
      tabIndex={0}
      onKeyDown={onKey}
      onPointerMove={onHover && onPointer}
      onPointerLeave={onHover && (() => onHover(undefined))}
      className={cn(
        'relative cursor-grab touch-none overflow-hidden bg-sunken outline-offset-[-2px] select-none active:cursor-grabbing',
        className,
      )}
    >
      <canvas ref={canvas} className="absolute inset-0 size-full" aria-hidden />
      <p id="map-keys" className="sr-only">
        {t('map.keys')}
      </p>
      {size.width > 0 && children?.((point) => onScreen(shown, size, point), size)}
      <MapControls onZoom={zoom} onHome={home} />
      <ScaleBar view={shown} />
      {noOutlines && (
        <p role="status" className="absolute top-3 left-3 rounded-md border bg-raised px-2.5 py-1.5 text-xs text-ink-muted">
          {t('map.noOutlines')}
        </p>
      )}
    </div>
  )
}
