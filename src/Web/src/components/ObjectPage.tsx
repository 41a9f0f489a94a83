import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from './ErrorState'

/** A page about one thing. */
export function ObjectPage({ children }: { children: ReactNode }) {
  return <div className="mx-auto w-full max-w-[1440px] px-(--gutter) py-4 pb-10">{children}</div>
}

/** What a page about one thing is about, and beside it what else is known of it; one below the other on a narrow screen. */
export function ObjectColumns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_320px]">
      <div className="grid min-w-0 content-start gap-4">{children}</div>
      <div className="grid min-w-0 content-start gap-4">{aside}</div>
    </div>
  )
}

/** The page of a record once that is here; until then its shape, or why there is none. */
export function RecordPage<T>({ record, children }: { record: UseQueryResult<T>; children(record: T): ReactNode }) {
  if (record.isPending) return <PagePending />
  if (!record.data) return <ErrorState error={record.error} retry={() => void record.refetch()} />
  return <ObjectPage>{children(record.data)}</ObjectPage>
}
