import type { QueryClient } from '@tanstack/react-query'
import type { DeviceWindow } from '@/api/types'
import type { Selection } from '@/components/table/selection'
import { asQuery, type FleetFilter } from '../fleet/filter'
import { everyLine } from '../fleet/queries'
import { deviceKeys } from '../queries'

/** The most devices a sheet names one by one, and the most it has at all. */
export const mostNamed = 500
export const mostLabels = 2_000

/** What stands in the address of a sheet: the filter of a list, or the numbers of the devices chosen in it. */
export interface LabelSearch extends FleetFilter {
  ids?: string
  sort?: string
}

/** The sheet of what is chosen in a list. Numbers are short, so that hundreds of them fit into an address. */
export async function sheetOf(queries: QueryClient, { all, keys }: Selection, filter: FleetFilter, sort?: string): Promise<LabelSearch> {
  if (all && keys.size === 0) return { ...filter, sort }
  if (all) {
    const lines = await everyLine(filter, mostNamed + keys.size)
    return { ids: lines.flatMap(({ id, number }) => (keys.has(id) ? [] : [number])).join(',') }
  }
  const numbers = new Map<string, string>()
  for (const [, window] of queries.getQueriesData<DeviceWindow>({ queryKey: deviceKeys.lists }))
    for (const { id, number } of window?.items ?? []) numbers.set(id, number)
  return { ids: [...keys].map((id) => numbers.get(id) ?? id).join(',') }
}

/** The address's words as the query of the API. */
export const asLabelQuery = ({ ids, sort, ...filter }: LabelSearch) => (ids ? { ids } : { ...asQuery(filter), sort })
