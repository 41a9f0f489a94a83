import { Skeleton } from '@/components/Skeleton'
import { useRoomyWindow } from '@/lib/useMediaQuery'
import { shownOf, type ColumnPlace } from './columns'

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3', 'w-1/3']

/** The shape of a list while its first page is on the way. */
export function TableSkeleton({ columns, hidden, rows = 12 }: { columns: ColumnPlace[]; hidden?: string[]; rows?: number }) {
  const shown = shownOf(columns, hidden, useRoomyWindow())
  return (
    <div aria-busy className="overflow-hidden">
      <div className="h-8 border-b" />
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="grid h-(--row) items-center gap-3 border-b px-(--gutter)"
          style={{ gridTemplateColumns: shown.map(({ width }) => width).join(' ') }}
        >
          {shown.map(({ id }, column) => (
            <Skeleton key={id} className={`h-3 ${widths[(row + column * 2) % widths.length]}`} />
          ))}
        </div>
      ))}
    </div>
  )
}
