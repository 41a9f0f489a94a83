import { figure } from '@/lib/number'
import { metresPerPixel, roundLength, type MapView } from './view'

const longest = 110

/** How long a round distance is on the map. */
export function ScaleBar({ view }: { view: MapView }) {
  const perPixel = metresPerPixel(view)
  const metres = roundLength(perPixel * longest)
  const words = metres >= 1000 ? `${figure(metres / 1000)} km` : `${figure(metres)} m`
  return (
    <div className="pointer-events-none absolute bottom-3 left-3 rounded-sm bg-surface/80 px-1.5 py-0.5">
      <span className="figures block text-xs text-ink-muted">{words}</span>
      <span className="block h-1 border-x border-b border-ink-muted" style={{ width: metres / perPixel }} />
    </div>
  )
}
