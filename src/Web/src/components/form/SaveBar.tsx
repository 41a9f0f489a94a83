import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../Button'
import { LeaveGuard } from '../LeaveGuard'
import { Notice } from '../Notice'

/** The foot of an editor that is a page: what is wrong, back, and save. It stays in sight. */
export function SaveBar<T extends FieldValues>({ form, onCancel }: { form: UseFormReturn<T>; onCancel(): void }) {
  const { t } = useTranslation()
  const { errors, isDirty, isSubmitting, isSubmitted, isValid } = form.formState
  return (
    <div className="sticky bottom-0 z-30 mt-4 -mb-4 flex flex-wrap items-center justify-end gap-2 border-t bg-canvas py-3">
      <LeaveGuard dirty={isDirty && !isSubmitting} />
      {errors.root ? (
        <Notice tone="critical" className="grow">
          {errors.root.message}
        </Notice>
      ) : (
        <span className="mr-auto text-xs text-ink-muted" role="status">
          {isSubmitted && !isValid ? t('sites.lookAgain') : isDirty ? t('sites.unsaved') : ''}
        </span>
      )}
      <Button onClick={onCancel}>{t('action.cancel')}</Button>
      <Button type="submit" look="primary" pending={isSubmitting} disabled={!isDirty}>
        {t('action.save')}
      </Button>
    </div>
  )
}
