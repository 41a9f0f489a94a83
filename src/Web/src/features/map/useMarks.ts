import { useCallback, useMemo } from 'react'
import { clustersOf } from '@/components/map/clusters'
import type { Overlay } from '@/components/map/usePicture'
import { useInTheme } from '@/lib/appearance'
import { readColours } from '@/lib/colours'
import { fencesFrom, fencesOf, paintFences } from './fences'
import { MarkPainter } from './MarkPainter'
import { marksOf, type Mark } from './marks'
import { namedMarks } from './names'
import type { PlacedSite } from './queries'

/** Names are written from here on. */
const namesFrom = 5

/** Sites gathered for how closely one looks; the same while one only pans. */
export function useMarks(sites: PlacedSite[], zoom: number): Mark[] {
  const step = Math.floor(zoom)
  return useMemo(() => {
    const clusters = clustersOf(
      sites,
      ({ point }) => point,
      ({ site }) => site.id,
      step,
    )
    return marksOf(clusters)
  }, [sites, step])
}

interface Standing {
  sites: PlacedSite[]
  marks: Mark[]
  zoom: number
  chosen?: string
  hovered?: string
}

const newPainter = () => ({ marks: new MarkPainter(), ...readColours(['accent']) })

/** Paints what stands on the map: the marks, and close by the ground of the sites. */
export function useMarkOverlay({ sites, marks, zoom, chosen, hovered }: Standing): Overlay {
  const painter = useInTheme(newPainter)
  // Names that have room have it closer, too: a quarter of a step is as fine as one sees.
  const quarter = Math.floor(zoom * 4) / 4
  const named = useMemo(() => (quarter < namesFrom ? undefined : namedMarks(marks, quarter)), [marks, quarter])
  const isNear = zoom >= fencesFrom
  const fences = useMemo(() => (isNear ? fencesOf(sites) : []), [sites, isNear])
  return useCallback(
    (context, frame) => {
      paintFences(context, fences, frame, painter.accent)
      painter.marks.paint(context, marks, frame, { chosen, hovered, named })
    },
    [painter, fences, marks, named, chosen, hovered],
  )
}
