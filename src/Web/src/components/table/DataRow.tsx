import type { TFunction } from 'i18next'
import { memo, type ReactNode } from 'react'
import { SelectBox } from './SelectBox'
import { TableRow } from './TableRow'
import type { Column } from './columns'

/** What can be done to rows, by their place; the same object for as long as the list lives. */
export interface RowActions {
  open(index: number): void
  /** Somebody pressed or tabbed into the row: the keyboard goes on from there. */
  stand(index: number): void
  choose(index: number, through: boolean): void
  /** Somebody seems about to open the row. */
  intend(index: number): void
}

interface DataRowProps<Row> {
  row: Row
  id: string
  index: number
  top: number
  height: number
  active: boolean
  /** Whether it is chosen; undefined where nothing can be. */
  chosen?: boolean
  name?: string
  t: TFunction
  opens: boolean
  actions: RowActions
  columns: Column<Row>[]
  /** The columns' tracks; without them the row is narrow and drawn by `compact`. */
  template?: string
  compact: (row: Row) => ReactNode
}

function cellLook<Row>({ align, look }: Column<Row>, row: Row): string {
  const own = typeof look === 'function' ? look(row) : look
  return `min-w-0 truncate${align === 'right' ? ' text-right' : ''}${own ? ` ${own}` : ''}`
}

/** One row with its cells; it is drawn again only when it, its place or its columns change. */
export const DataRow = memo(function DataRow<Row>(props: DataRowProps<Row>) {
  const { row, id, index, chosen, actions, template } = props
  const box = chosen !== undefined && (
    <SelectBox
      label={props.t('table.choose', { name: props.name ?? id })}
      checked={chosen}
      onChange={(_, through) => actions.choose(index, through)}
    />
  )
  return (
    <TableRow
      id={id}
      index={index}
      top={props.top}
      height={props.height}
      active={props.active}
      chosen={chosen}
      opens={props.opens}
      actions={actions}
      template={template}
    >
      {template === undefined ? (
        <div role="cell" className="flex items-center gap-3">
          {box}
          <div className="min-w-0 grow">{props.compact(row)}</div>
        </div>
      ) : (
        <>
          {box && <div role="cell">{box}</div>}
          {props.columns.map((column) => (
            <div role="cell" key={column.id} className={cellLook(column, row)} title={column.whole?.(row)}>
              {column.cell(row)}
            </div>
          ))}
        </>
      )}
    </TableRow>
  )
}) as <Row>(props: DataRowProps<Row>) => ReactNode
