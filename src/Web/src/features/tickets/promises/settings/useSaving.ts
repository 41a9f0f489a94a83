import { useQueryClient } from '@tanstack/react-query'
import type { FieldValues, UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isStale } from '@/api/problem'
import type { Calendar, CalendarTerms, SlaPolicy, SlaPolicyTerms } from '@/api/types'
import { showRefusal } from '@/components/form/refusal'
import { useToast } from '@/components/Toasts'
import { promiseKeys } from '../queries'
import { asCalendarTerms } from './calendars'
import { asTerms } from './policies'
import { removeCalendar, removePolicy, useSaveCalendar, useSavePolicy } from './queries'

/** Saves what a company promises, tells so with a way back, and puts refusals where they belong. True once it is saved. */
export function useSaving<T extends FieldValues>(form: UseFormReturn<T>) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const { mutateAsync: savePolicy } = useSavePolicy()
  const { mutateAsync: saveCalendar } = useSaveCalendar()

  const takeBack = async (name: string, undo: () => Promise<unknown>) => {
    try {
      await undo()
      toast({ text: t('effects.undone', { name }) })
    } catch (error) {
      toast({ text: error instanceof Error ? error.message : String(error), tone: 'critical', seconds: 10 })
    }
    const stale = [promiseKeys.policies, promiseKeys.calendars]
    await Promise.all(stale.map((queryKey) => queries.invalidateQueries({ queryKey })))
  }
  const attempt = async <TSaved extends { name: string }>(saving: Promise<TSaved>, undo: (saved: TSaved) => Promise<unknown>) => {
    try {
      const saved = await saving
      const action = { label: t('action.undo'), onPress: () => void takeBack(saved.name, () => undo(saved)) }
      toast({ text: t('effects.saved', { name: saved.name }), seconds: 12, action })
      return saved
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
      return undefined
    }
  }
  return {
    policy: (known: SlaPolicy | undefined, terms: SlaPolicyTerms) =>
      attempt<SlaPolicy>(savePolicy({ policy: known, terms }), (saved) =>
        known ? savePolicy({ policy: saved, terms: asTerms(known) }) : removePolicy(saved),
      ),
    calendar: (known: Calendar | undefined, terms: CalendarTerms) =>
      attempt<Calendar>(saveCalendar({ calendar: known, terms }), (saved) =>
        known ? saveCalendar({ calendar: saved, terms: asCalendarTerms(known) }) : removeCalendar(saved),
      ),
  }
}
