import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useHiddenColumns } from '@/components/table/ColumnsMenu'
import type { Column } from '@/components/table/columns'
import { viewsQuery } from './queries'

interface ListColumns<Row> {
  /** Which list, as the API names it, and under what name this browser remembers its columns. */
  list: string
  table: string
  columns: Column<Row>[]
  /** What is hidden until somebody wants it. */
  rarelyNeeded: string[]
}

/** The view the address names, and which columns are hidden: as the view says until somebody chooses otherwise, else as this browser remembers. */
export function useListView<Row>(id: string | undefined, { list, table, columns, rarelyNeeded }: ListColumns<Row>) {
  const view = useQuery(viewsQuery(list)).data?.items.find((one) => one.id === id)
  const [own, hideOwn] = useHiddenColumns(table, rarelyNeeded)
  const [chosen, choose] = useState<{ view: string; hidden: string[] }>()
  const says = view && view.columns.length > 0 ? view : undefined
  const hidden = useMemo(() => {
    if (!says) return own
    if (chosen?.view === says.id) return chosen.hidden
    return columns.filter(({ id, always }) => !always && !says.columns.includes(id)).map((column) => column.id)
  }, [says, own, chosen, columns])
  return {
    view,
    hidden,
    hide: says ? (next: string[]) => choose({ view: says.id, hidden: next }) : hideOwn,
    shown: columns.map((column) => column.id).filter((column) => !hidden.includes(column)),
  }
}
