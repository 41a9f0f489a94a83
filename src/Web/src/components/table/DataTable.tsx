import { columnVisibilityFeature, tableFeatures, useTable, type ColumnDef } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useMemo, useRef, type ReactNode } from 'react'
import { useAppearance } from '@/lib/appearance'
import { usePhone } from '@/lib/useMediaQuery'
import { TableHead } from './TableHead'
import { TableRow } from './TableRow'
import { leastWidth, type Column } from './columns'
import { useActiveRow } from './useActiveRow'

const features = tableFeatures({ columnVisibilityFeature })

interface DataTableProps<Row> {
  label: string
  rows: Row[]
  rowKey: (row: Row) => string
  columns: Column<Row>[]
  hidden?: string[]
  /** A row on a narrow screen, where columns do not fit. */
  compact: (row: Row) => ReactNode
  compactHeight?: number
  onOpen?: (row: Row) => void
  sort?: string
  onSort?: (sort: string | undefined) => void
  onEnd?: () => void
  footer?: ReactNode
}

/** The one list of the app: thousands of rows at the cost of those in sight, driven by mouse, touch or keyboard. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { label, rows, rowKey, columns, hidden, compact, compactHeight = 64, onOpen, sort, onSort, onEnd, footer } = props
  const viewport = useRef<HTMLDivElement>(null)
  const narrow = usePhone()
  const rowHeight = useRowHeight(narrow, compactHeight)

  const defs = useMemo<ColumnDef<typeof features, Row>[]>(
    () => columns.map((column) => ({ id: column.id, header: column.header, cell: ({ row }) => column.cell(row.original) })),
    [columns],
  )
  const shown = useMemo(() => columns.filter((column) => column.always || !hidden?.includes(column.id)), [columns, hidden])
  const columnVisibility = useMemo(() => Object.fromEntries(columns.map((column) => [column.id, shown.includes(column)])), [columns, shown])
  const table = useTable({ features, columns: defs, data: rows, getRowId: rowKey, state: { columnVisibility } })
  const template = shown.map((column) => column.width).join(' ')

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => rowKey(rows[index]!),
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])

  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? -1
  useEffect(() => {
    if (last >= rows.length - 15) onEnd?.()
  }, [last, rows.length, onEnd])

  const active = useActiveRow({ rows, rowKey, viewport, onOpen, scrollTo: (index) => virtual.scrollToIndex(index) })
  const model = table.getRowModel().rows
  return (
    <div
      ref={viewport}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length}
      className="min-h-0 grow overflow-auto overscroll-contain"
      tabIndex={-1}
    >
      <div style={{ minWidth: narrow ? undefined : leastWidth(shown) }}>
        {!narrow && <TableHead columns={shown} template={template} sort={sort} onSort={onSort} />}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = model[item.index]
            return (
              row && (
                <TableRow
                  key={item.key}
                  id={row.id}
                  index={item.index}
                  top={item.start}
                  height={rowHeight}
                  active={active.key === row.id}
                  onOpen={onOpen && (() => onOpen(row.original))}
                  onPoint={() => active.set(row.id)}
                  template={narrow ? undefined : template}
                >
                  {narrow ? (
                    <div role="cell">{compact(row.original)}</div>
                  ) : (
                    row.getVisibleCells().map((cell, at) => (
                      <div
                        role="cell"
                        key={cell.id}
                        className={shown[at]?.align === 'right' ? 'min-w-0 truncate text-right' : 'min-w-0 truncate'}
                      >
                        <table.FlexRender cell={cell} />
                      </div>
                    ))
                  )}
                </TableRow>
              )
            )
          })}
        </div>
        {footer}
      </div>
    </div>
  )
}

function useRowHeight(narrow: boolean, compactHeight: number): number {
  const { density } = useAppearance()
  if (narrow) return compactHeight
  return density === 'comfortable' ? 44 : 36
}
