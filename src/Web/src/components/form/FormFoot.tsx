import { useTranslation } from 'react-i18next'
import { Button } from '../Button'

interface FormFootProps {
  onCancel(): void
  pending: boolean
  /** Whether there is something that could be saved. */
  ready?: boolean
  /** What saving is called here. */
  save?: string
}

/** The foot of a form on a sheet: back without a change, or save. */
export function FormFoot({ onCancel, pending, ready = true, save }: FormFootProps) {
  const { t } = useTranslation()
  return (
    <div className="flex justify-end gap-2">
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
      <Button type="submit" look="primary" pending={pending} disabled={!ready}>
        {save ?? t('action.save')}
      </Button>
    </div>
  )
}
