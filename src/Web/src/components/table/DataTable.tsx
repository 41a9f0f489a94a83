import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '@/lib/appearance'
import { usePhone } from '@/lib/useMediaQuery'
import { RowSkeleton } from './RowSkeleton'
import { SelectBox } from './SelectBox'
import { TableHead } from './TableHead'
import { TableRow } from './TableRow'
import { leastWidth, type Column } from './columns'
import type { Rows } from './rows'
import type { SelectionControl } from './selection'
import { useActiveRow } from './useActiveRow'
import { useChoosing } from './useChoosing'

interface DataTableProps<Row> {
  label: string
  rows: Rows<Row>
  rowKey: (row: Row) => string
  /** What a row is called, for its tick box. */
  rowName?: (row: Row) => string
  columns: Column<Row>[]
  hidden?: string[]
  /** A row on a narrow screen, where columns do not fit. */
  compact: (row: Row) => ReactNode
  compactHeight?: number
  onOpen?: (row: Row) => void
  sort?: string
  onSort?: (sort: string | undefined) => void
  /** Which rows are in sight, so that they can be fetched and followed. */
  onSight?: (first: number, last: number) => void
  onEnd?: () => void
  selection?: SelectionControl
  footer?: ReactNode
}

/** The one list of the app: a hundred thousand rows at the cost of those in sight, driven by mouse, touch or keyboard. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const {
    label,
    rows,
    rowKey,
    columns,
    hidden,
    compact,
    compactHeight = 64,
    onOpen,
    sort,
    onSort,
    onSight,
    onEnd,
    selection,
    footer,
  } = props
  const { t } = useTranslation()
  const viewport = useRef<HTMLDivElement>(null)
  const narrow = usePhone()
  const rowHeight = useRowHeight(narrow, compactHeight)
  const shown = useMemo(() => columns.filter((column) => column.always || !hidden?.includes(column.id)), [columns, hidden])
  const template = [selection && '16px', ...shown.map((column) => column.width)].filter(Boolean).join(' ')

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  })
  useEffect(() => virtual.measure(), [virtual, rowHeight])

  const items = virtual.getVirtualItems()
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? -1]
  const sight = useEffectEvent(() => {
    onSight?.(first, last)
    if (last >= rows.length - 15) onEnd?.()
  })
  useEffect(() => sight(), [first, last, rows.length])

  const choosing = useChoosing(rows, rowKey, selection)
  const active = useActiveRow({
    rows,
    rowKey,
    viewport,
    onOpen,
    onChoose: choosing?.toggle,
    scrollTo: (index) => virtual.scrollToIndex(index),
    page: () => Math.max(1, Math.floor((viewport.current?.clientHeight ?? 0) / rowHeight) - 2),
  })
  // Rows that move while they are fetched may stand in two places for a moment.
  const taken = new Set<string>()
  return (
    <div
      ref={viewport}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length}
      className="min-h-0 grow overflow-auto overscroll-contain"
      tabIndex={-1}
    >
      <div style={{ minWidth: narrow ? undefined : leastWidth(shown) + (selection ? 28 : 0) }}>
        {!narrow && <TableHead columns={shown} template={template} sort={sort} onSort={onSort} choosing={choosing} />}
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows.at(index)
            const id = row && rowKey(row)
            const key = id === undefined || taken.has(id) ? `at ${index}` : id
            taken.add(key)
            if (!row)
              return (
                <RowSkeleton
                  key={key}
                  index={index}
                  top={start}
                  height={rowHeight}
                  template={narrow ? undefined : template}
                  tracks={shown.length}
                />
              )
            const chosen = choosing?.isChosen(row)
            const box = choosing && (
              <SelectBox
                label={t('table.choose', { name: props.rowName?.(row) ?? id })}
                checked={chosen === true}
                onChange={(_, through) => choosing.toggle(index, through)}
              />
            )
            return (
              <TableRow
                key={key}
                id={id!}
                index={index}
                top={start}
                height={rowHeight}
                active={active.index === index}
                chosen={chosen}
                onOpen={onOpen && (() => onOpen(row))}
                onPoint={() => active.set(index)}
                template={narrow ? undefined : template}
              >
                {narrow ? (
                  <div role="cell" className="flex items-center gap-3">
                    {box}
                    <div className="min-w-0 grow">{compact(row)}</div>
                  </div>
                ) : (
                  <>
                    {box && <div role="cell">{box}</div>}
                    {shown.map((column) => (
                      <div
                        role="cell"
                        key={column.id}
                        className={column.align === 'right' ? 'min-w-0 truncate text-right' : 'min-w-0 truncate'}
                      >
                        {column.cell(row)}
                      </div>
                    ))}
                  </>
                )}
              </TableRow>
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
