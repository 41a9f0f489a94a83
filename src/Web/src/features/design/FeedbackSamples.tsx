import { RadioTower } from 'lucide-react'
import { ProblemError } from '@/api/problem'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ProgressBar } from '@/components/ProgressBar'
import { Notice } from '@/components/Notice'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { Sample } from './Sample'

const fault = new ProblemError(500, {
  detail: 'The server could not answer. Try again in a moment.',
  traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
})

/** Waiting, nothing, and trouble. */
export function FeedbackSamples() {
  return (
    <>
      <Sample title="Notices">
        <div className="grid w-full max-w-xl gap-2">
          <Notice>Something to know.</Notice>
          <Notice tone="warning">Something to keep an eye on.</Notice>
          <Notice tone="critical">Something that needs a person.</Notice>
        </div>
      </Sample>
      <Sample title="Progress">
        <div className="w-full max-w-xl">
          <ProgressBar label="Making devices of the table" value={0.42} />
        </div>
      </Sample>
      <Sample title="Empty, failed, loading">
        <div className="grid w-full gap-3 md:grid-cols-2">
          <div className="rounded-lg border bg-surface">
            <EmptyState icon={RadioTower} title="No devices yet" action={<Button look="primary">Register device</Button>}>
              Devices report readings; register one to begin.
            </EmptyState>
          </div>
          <div className="rounded-lg border bg-surface">
            <ErrorState error={fault} retry={() => undefined} />
          </div>
          <div className="rounded-lg border bg-surface md:col-span-2">
            <TableSkeleton columns={['120px', '2fr', '1fr', '3fr'].map((width) => ({ id: width, width }))} rows={4} />
          </div>
        </div>
      </Sample>
    </>
  )
}
