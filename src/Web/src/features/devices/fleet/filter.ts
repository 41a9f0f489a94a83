import { filterWords, type FilterOf } from '@/features/lists/filterWords'

const fields = {
  site: 'siteId',
  type: 'typeId',
  group: 'groupId',
  tag: 'tag',
  band: 'band',
  state: 'state',
  parent: 'parentId',
  /** What one import registered or changed. */
  import: 'importId',
} as const

/** What narrows the fleet. */
export type FleetFilter = FilterOf<typeof fields>
export type FilterName = keyof typeof fields

const fleet = filterWords(fields)

export const { words: filterFields, isFiltered, asQuery, asEditFilter, ofViewQuery } = fleet

/** The list's own order, which no address needs to name. */
export const usualSort = 'score'

export const asViewQuery = (filter: FleetFilter, sort: string) => fleet.asViewQuery(filter, sort === usualSort ? undefined : sort)

/** Where the same devices, in the same order, are to be had as a table. */
export const exportAddress = (filter: FleetFilter, sort: string | undefined) =>
  `/v1/devices/export?${new URLSearchParams(fleet.asViewQuery(filter, sort)).toString()}`
