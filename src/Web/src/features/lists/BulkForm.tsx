import { useState, type FormEvent, type ReactNode } from 'react'
import { Notice } from '@/components/Notice'
import { FormFoot } from '@/components/form/FormFoot'

export interface BulkFormProps<Change> {
  onCancel(): void
  onSave(change: Change): Promise<void>
}

/** The frame of every form on a sheet that changes what is chosen: what is refused stays on the sheet. */
export function BulkForm({
  onCancel,
  save,
  ready,
  children,
}: {
  onCancel(): void
  save(): Promise<void>
  ready: boolean
  children: ReactNode
}) {
  const [pending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    try {
      await save()
    } catch (error) {
      setRefusal((error as Error).message)
      setPending(false)
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      {refusal && <Notice tone="critical">{refusal}</Notice>}
      {children}
      <FormFoot onCancel={onCancel} pending={pending} ready={ready} />
    </form>
  )
}
