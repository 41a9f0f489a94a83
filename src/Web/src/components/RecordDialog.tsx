import type { ReactNode } from 'react'
import { Dialog } from './Dialog'

interface RecordDialogProps<T> {
  /** What the sheet is about; closed without. */
  record: T | 'new' | undefined
  title(known: T | undefined): string
  description?: ReactNode
  onClose(): void
  children(known: T | undefined): ReactNode
}

/** A sheet for something that is there already, or for a new one. */
export function RecordDialog<T extends object>({ record, title, description, onClose, children }: RecordDialogProps<T>) {
  const known = record === 'new' ? undefined : record
  return (
    <Dialog open={record !== undefined} onOpenChange={(open) => !open && onClose()} title={title(known)} description={description}>
      {children(known)}
    </Dialog>
  )
}
