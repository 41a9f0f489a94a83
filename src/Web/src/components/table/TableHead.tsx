import { ArrowDown, ArrowUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '@/lib/cn'
import { SelectBox } from './SelectBox'
import { nextSort, type Column } from './columns'

interface TableHeadProps<Row> {
  columns: Column<Row>[]
  template: string
  sort?: string
  onSort?: (sort: string | undefined) => void
  /** Whether all rows are chosen, where they can be. */
  all?: boolean | 'mixed'
  onAll?: (all: boolean) => void
}

/** The head of a list, staying in sight; sortable columns are buttons. */
export function TableHead<Row>({ columns, template, sort, onSort, all = false, onAll }: TableHeadProps<Row>) {
  const { t } = useTranslation()
  return (
    <div role="rowgroup" className="sticky top-0 z-10 border-b bg-surface">
      <div
        role="row"
        className="grid h-8 items-center gap-3 px-(--gutter) text-xs font-medium text-ink-faint"
        style={{ gridTemplateColumns: template }}
      >
        {onAll && (
          <div role="columnheader">
            <SelectBox label={t('table.chooseAll')} checked={all} onChange={onAll} />
          </div>
        )}
        {columns.map((column) => {
          const direction = sort === column.sortKey ? 'ascending' : sort === `-${column.sortKey}` ? 'descending' : 'none'
          const sortable = column.sortKey && onSort
          const Arrow = direction === 'descending' ? ArrowDown : ArrowUp
          return (
            <div
              key={column.id}
              role="columnheader"
              aria-sort={sortable ? direction : undefined}
              className={cn('min-w-0 truncate', column.align === 'right' && 'text-right')}
            >
              {sortable ? (
                <button
                  type="button"
                  className="group inline-flex items-center gap-1 hover:text-ink"
                  onClick={() => onSort(nextSort(sort, column.sortKey!))}
                >
                  {column.header}
                  <Arrow
                    className={cn('size-3', direction === 'none' && 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60')}
                    aria-hidden
                  />
                </button>
              ) : (
                <span className={column.quiet ? 'sr-only' : undefined}>{column.header}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}
