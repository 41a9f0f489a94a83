import type { DeviceLine } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { useListView } from '@/features/views/useListView'

const rarelyNeeded = ['group', 'tags', 'serial']

/** The view of the fleet the address names, and which of its columns are hidden. */
export const useFleetView = (id: string | undefined, columns: Column<DeviceLine>[]) =>
  useListView(id, { list: 'devices', table: 'fleet', columns, rarelyNeeded })
