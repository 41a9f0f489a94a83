import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { ImportReview } from './ImportReview'
import { ImportRun } from './ImportRun'
import { importQuery } from './queries'

/** One table on its way to become devices: looked at, then applied, then, perhaps, taken back. */
export function ImportPage() {
  const { id } = useParams({ from: '/shell/devices/imports/$id' })
  const one = useQuery(importQuery(id))
  if (one.isPending) return <PagePending />
  if (!one.data) return <ErrorState error={one.error} retry={() => void one.refetch()} />
  return one.data.state === 'ready' ? <ImportReview one={one.data} /> : <ImportRun one={one.data} />
}
