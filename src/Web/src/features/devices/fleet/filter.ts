/** What narrows the fleet, as it stands in the address: plain words, several of a kind separated by commas. */
export interface FleetFilter {
  q?: string
  site?: string
  type?: string
  group?: string
  tag?: string
  band?: string
  state?: string
  parent?: string
}

export const filterFields = ['site', 'type', 'group', 'tag', 'band', 'state', 'parent'] as const
export type FilterName = (typeof filterFields)[number]

export const isFiltered = (filter: FleetFilter) => Boolean(filter.q) || filterFields.some((name) => filter[name])

/** The several values of one word of the address. */
export const several = (word: string | undefined): string[] => word?.split(',').filter(Boolean) ?? []

/** The filter as the query of the API's lists. */
export const asQuery = ({ q, site, type, group, tag, band, state, parent }: FleetFilter) => ({
  q,
  'filter[siteId]': site,
  'filter[typeId]': type,
  'filter[groupId]': group,
  'filter[tag]': tag,
  'filter[band]': band,
  'filter[state]': state,
  'filter[parentId]': parent,
})

/** Where the same devices, in the same order, are to be had as a table. */
export function exportAddress(filter: FleetFilter, sort: string | undefined): string {
  const present = Object.entries({ ...asQuery(filter), sort }).filter((pair): pair is [string, string] => Boolean(pair[1]))
  return `/v1/devices/export?${new URLSearchParams(present).toString()}`
}

/** The filter as the body of an edit names it. */
export const asEditFilter = ({ site, type, group, tag, band, state, parent }: FleetFilter) => ({
  siteId: site ?? null,
  typeId: type ?? null,
  groupId: group ?? null,
  tag: tag ?? null,
  band: band ?? null,
  state: state ?? null,
  parentId: parent ?? null,
})
