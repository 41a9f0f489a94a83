import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { FormFoot } from '@/components/form/FormFoot'
import { Field, Input } from '@/components/form/Field'

export interface ViewTerms {
  name: string
  isShared: boolean
}

interface ViewDialogProps {
  title: string
  name: string
  /** Given when a view may be shared from the beginning. */
  shareable?: boolean
  onClose(): void
  onSave(terms: ViewTerms): Promise<unknown>
}

/** What a view is called, and whether everyone sees it. */
export function ViewDialog({ title, name: before, shareable, onClose, onSave }: ViewDialogProps) {
  const { t } = useTranslation()
  const [name, setName] = useState(before)
  const [isShared, share] = useState(false)
  const [refusal, setRefusal] = useState<string>()
  const [pending, setPending] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    try {
      await onSave({ name: name.trim(), isShared })
      onClose()
    } catch (error) {
      setRefusal((error as Error).message)
      setPending(false)
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={t('views.text')}>
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
        <Field label={t('views.name')} error={refusal}>
          {(control) => <Input {...control} autoFocus maxLength={80} value={name} onChange={({ target }) => setName(target.value)} />}
        </Field>
        {shareable && (
          <label className="flex items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={isShared}
              onChange={({ target }) => share(target.checked)}
              className="size-4 accent-(--accent)"
            />
            {t('views.shareWithAll')}
          </label>
        )}
        <FormFoot onCancel={onClose} pending={pending} ready={name.trim() !== ''} />
      </form>
    </Dialog>
  )
}
