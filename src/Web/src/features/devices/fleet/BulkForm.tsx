import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceEditChange } from '@/api/types'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'

export interface BulkFormProps {
  onCancel(): void
  onSave(change: DeviceEditChange): Promise<void>
}

/** The frame of every form that changes many devices: what is refused stays on the sheet. */
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
  const { t } = useTranslation()
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
      <div className="flex justify-end gap-2">
        <Button onClick={onCancel}>{t('action.cancel')}</Button>
        <Button type="submit" look="primary" pending={pending} disabled={!ready}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
