import { useEffect, useEffectEvent, useMemo, useRef, type CSSProperties, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useAppearance } from '@/lib/appearance'
import { cn } from '@/lib/cn'
import { usePhone, useRoomyWindow } from '@/lib/useMediaQuery'
import { DataRow } from './DataRow'
import { RowSkeleton } from './RowSkeleton'
import { TableHead } from './TableHead'
import { TableRow } from './TableRow'
import { leastWidth, shownOf, type Column } from './columns'
import { usePlace } from './places'
import type { Rows } from './rows'
import type { SelectionControl } from './selection'
import { useActiveRow } from './useActiveRow'
import { useChoosing } from './useChoosing'
import { useRowActions } from './useRowActions'
import { useRowsInSight } from './useRowsInSight'
import { useRowStrokes } from './useRowStrokes'

interface DataTableProps<Row> {
  label: string
  /** Which list it is, where that may change: another one begins at its top. */
  list?: string
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
  /** Somebody rests on a row and may open it next. */
  onIntend?: (row: Row) => void
  sort?: string
  onSort?: (sort: string | undefined) => void
  /** Which rows are in sight, so that they can be fetched and followed. */
  onSight?: (first: number, last: number) => void
  onEnd?: () => void
  selection?: SelectionControl
  /** What a row stands for that is no record but the head of those after it; nothing else is shown of it. */
  heading?: (row: Row) => ReactNode | undefined
  /** What keys do to the row the keyboard stands on, while none is chosen. */
  strokes?: Record<string, (row: Row) => void>
  footer?: ReactNode
  /** No taller than its rows, for a list among other things on a page. */
  snug?: boolean
}

/** How tall the head is, in pixels. */
const headHeight = 32

/** The one list of the app: a hundred thousand rows at the cost of those in sight, driven by mouse, touch or keyboard. */
export function DataTable<Row extends object>(props: DataTableProps<Row>) {
  const { t } = useTranslation()
  const {
    label,
    list,
    rows,
    rowKey,
    columns,
    hidden,
    compact,
    compactHeight = 64,
    onOpen,
    onIntend,
    sort,
    onSort,
    onSight,
    onEnd,
    selection,
    heading,
    strokes,
    footer,
    snug,
  } = props
  const viewport = useRef<HTMLDivElement>(null)
  const [narrow, roomy] = [usePhone(), useRoomyWindow()]
  const rowHeight = useRowHeight(narrow, compactHeight)
  const shown = useMemo(() => shownOf(columns, hidden, roomy), [columns, hidden, roomy])
  const template = [selection && '16px', ...shown.map((column) => column.width)].filter(Boolean).join(' ')

  const place = usePlace(label, list)
  const inSight = useRowsInSight({ viewport, count: rows.length, height: rowHeight, head: narrow ? 0 : headHeight, list, place })
  const { first, last } = inSight
  const sight = useEffectEvent(() => {
    onSight?.(first, last)
    if (last >= rows.length - 15) onEnd?.()
  })
  useEffect(() => sight(), [first, last, rows.length])

  const choosing = useChoosing(rows, rowKey, selection)
  const set = selection?.set
  const toggleAll = useMemo(() => set && ((every: boolean) => set({ all: every, keys: new Set() })), [set])
  const active = useActiveRow({
    place,
    rows,
    rowKey,
    viewport,
    onOpen,
    onChoose: choosing?.toggle,
    scrollTo: inSight.scrollTo,
    page: () => Math.max(1, Math.floor((viewport.current?.clientHeight ?? 0) / rowHeight) - 2),
  })
  const toRow = (act?: (row: Row) => void) => (index: number) => {
    const row = rows.at(index)
    if (row !== undefined) act?.(row)
  }
  useRowStrokes({ strokes, rows, index: active.index, selection, heading })
  const actions = useRowActions(
    {
      open: toRow(onOpen),
      intend: toRow(onIntend),
      stand: active.set,
      choose: (index, through) => choosing?.toggle(index, through),
    },
    active.index,
  )
  // It changes seldom, and is in the way of every key and every turn of the wheel.
  const all = choosing?.all
  const head = useMemo(
    () => <TableHead columns={shown} template={template} sort={sort} onSort={onSort} all={all} onAll={toggleAll} />,
    [shown, template, sort, onSort, all, toggleAll],
  )
  // Rows that move while they are fetched may stand in two places for a moment.
  const taken = new Set<string>()
  return (
    <div
      ref={viewport}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length}
      // A list that fills its page is laid out and painted by itself; one as tall as its rows has a say in how tall its page is.
      className={cn('min-h-0 grow overflow-auto overscroll-contain', snug ? 'contain-content' : 'contain-strict')}
      tabIndex={-1}
    >
      <div style={{ minWidth: narrow ? undefined : leastWidth(shown) + (selection ? 28 : 0) }}>
        {!narrow && head}
        <div
          role="rowgroup"
          className="row-shapes relative contain-strict"
          style={{ height: rows.length * rowHeight, '--row-height': `${rowHeight}px` } as CSSProperties}
        >
          {Array.from({ length: last - first + 1 }, (_, at) => {
            const index = first + at
            const top = index * rowHeight
            const row = rows.at(index)
            const id = row && rowKey(row)
            const key = id === undefined || taken.has(id) ? `at ${index}` : id
            taken.add(key)
            if (row === undefined || id === undefined) return <RowSkeleton key={key} index={index} top={top} height={rowHeight} />
            const head = heading?.(row)
            if (head !== undefined)
              return (
                <TableRow
                  key={key}
                  id={id}
                  index={index}
                  top={top}
                  height={rowHeight}
                  active={active.index === index}
                  opens
                  actions={actions}
                >
                  <div role="cell">{head}</div>
                </TableRow>
              )
            return (
              <DataRow
                key={key}
                row={row}
                id={id}
                index={index}
                top={top}
                height={rowHeight}
                active={active.index === index}
                chosen={choosing?.isChosen(row)}
                name={choosing && props.rowName?.(row)}
                t={t}
                opens={onOpen !== undefined}
                actions={actions}
                columns={shown}
                template={narrow ? undefined : template}
                compact={compact}
              />
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
