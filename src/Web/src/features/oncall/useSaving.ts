import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isStale } from '@/api/problem'
import { showRefusal } from '@/components/form/refusal'
import { useToast } from '@/components/Toasts'

/** Saves what a page's form says, tells so, and puts refusals where they belong. What was saved, or nothing. */
export function useSaving<T extends FieldValues>(form: UseFormReturn<T>) {
  const { t } = useTranslation()
  const toast = useToast()
  return async <TSaved extends { name: string }>(terms: object | undefined, save: () => Promise<TSaved>): Promise<TSaved | undefined> => {
    try {
      if (!terms) throw new Error(t('sites.lookAgain'))
      const saved = await save()
      toast({ text: t('oncall.saved', { name: saved.name }) })
      return saved
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
      return undefined
    }
  }
}
