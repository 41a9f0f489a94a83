import { Skeleton } from '@/components/Skeleton'

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-2/3', 'w-1/3']

/** The shape of a list while its first page is on the way. */
export function TableSkeleton({ columns, rows = 12 }: { columns: string[]; rows?: number }) {
  return (
    <div aria-busy className="overflow-hidden">
      <div className="h-8 border-b" />
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={row}
          className="grid h-(--row) items-center gap-3 border-b px-(--gutter)"
          style={{ gridTemplateColumns: columns.join(' ') }}
        >
          {columns.map((_, column) => (
            <Skeleton key={column} className={`h-3 ${widths[(row + column * 2) % widths.length]}`} />
          ))}
        </div>
      ))}
    </div>
  )
}
