import { Skeleton } from '@/components/Skeleton'

/** The shape of any page while its code is on the way. */
export function PagePending() {
  return (
    <div aria-busy className="grid gap-4 p-(--gutter)">
      <Skeleton className="h-6 w-48" />
      <Skeleton className="h-4 w-72" />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}
