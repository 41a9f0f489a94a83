import { cn } from '@/lib/cn'
import { Skeleton } from '@/components/Skeleton'

/** The shape of a row that is on its way. */
export function RowSkeleton({
  index,
  top,
  height,
  template,
  tracks,
}: {
  index: number
  top: number
  height: number
  template?: string
  tracks: number
}) {
  return (
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-busy
      tabIndex={-1}
      data-index={index}
      className={cn('absolute inset-x-0 items-center border-b px-(--gutter) outline-none', template ? 'grid gap-3' : 'flex')}
      style={{ height, transform: `translateY(${top}px)`, gridTemplateColumns: template }}
    >
      {template ? (
        Array.from({ length: Math.min(tracks, 4) }, (_, at) => <Skeleton key={at} className={cn('h-3', at === 0 ? 'w-3' : 'w-3/5')} />)
      ) : (
        <Skeleton className="h-3 w-2/3" />
      )}
    </div>
  )
}
