import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import countries from 'world-atlas/countries-50m.json?url'

/** The outlines of the world, drawn once into its unit square: land to be filled, and borders between countries. */
export interface World {
  land: Path2D
  borders: Path2D
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
  const flat = geoMercator()
    .scale(1 / (2 * Math.PI))
    .translate([0.5, 0.5])
    .precision(0)
  // Eight digits of a world of 1 are less than half a metre.
  const outline = geoPath(flat).digits(8)
  const draw = (shape: GeoPermissibleObjects) => new Path2D(outline(shape) ?? '')
  return {
    land: draw(feature(world, world.objects.land)),
    borders: draw(mesh(world, world.objects.countries, (one, other) => one !== other)),
  }
}
