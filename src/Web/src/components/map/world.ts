import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import countries from 'world-atlas/countries-50m.json?url'
import { outlineOf, Outlines, type Outline } from './outlines'

/** The outlines of the flat world: land to be filled, and borders between countries. */
export interface World {
  land: Outlines
  borders: Outlines
}

let loading: Promise<World> | undefined

/** Loads the outlines, which come with our own files, the first time a map is shown. */
export function loadWorld(): Promise<World> {
  loading ??= read().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

async function read(): Promise<World> {
  const answer = await fetch(countries)
  if (!answer.ok) throw new Error(`The outlines of the world could not be loaded (${answer.status}).`)
  const world = (await answer.json()) as Topology<{ countries: GeometryCollection; land: GeometryCollection }>
  return {
    land: flattened(feature(world, world.objects.land)),
    borders: flattened(mesh(world, world.objects.countries, (one, other) => one !== other)),
  }
}

/** A shape on the globe as outlines of the flat world. */
function flattened(shape: GeoPermissibleObjects): Outlines {
  const outlines: Outline[] = []
  let points: number[] = []
  const end = () => {
    if (points.length > 2) outlines.push(outlineOf(points))
    points = []
  }
  const pen = {
    beginPath: () => undefined,
    moveTo: (x: number, y: number) => {
      end()
      points.push(x, y)
    },
    lineTo: (x: number, y: number) => void points.push(x, y),
    closePath: () => void points.push(points[0]!, points[1]!),
    arc: () => undefined,
  }
  const flat = geoMercator()
    .scale(1 / (2 * Math.PI))
    .translate([0.5, 0.5])
    .precision(0)
  geoPath(flat, pen)(shape)
  end()
  return new Outlines(outlines)
}
