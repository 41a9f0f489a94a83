import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnCallShift } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { useTakeBack, useTakeShift } from './queries'

/** What one wants to put somebody else on call for. */
export interface Wanted {
  from: number
  until: number
  insteadOfId: string | null
}

export interface ShiftActions {
  take(shift: OnCallShift): void
  replace(shift: OnCallShift): void
  giveBack(override: string): void
  /** Somebody else is to be on call for a stretch of time; absent where that is not permitted. */
  arrange?: (from: number, until: number) => void
}

/** Takes shifts and gives them back, each with a way back; replacing somebody asks first by whom. */
export function useShiftActions(scheduleId: string) {
  const { t } = useTranslation()
  const toast = useToast()
  const may = useMay()
  const { mutateAsync: takeShift } = useTakeShift()
  const { mutateAsync: takeBack } = useTakeBack()
  const [wanted, want] = useState<Wanted>()
  const failed = (error: unknown) => toast({ text: error instanceof Error ? error.message : String(error), tone: 'critical', seconds: 10 })

  const undo = (id: string, text: string) => void takeBack(id).then(() => toast({ text }), failed)
  const made = (id: string, text: string) =>
    toast({ text, seconds: 12, action: { label: t('action.undo'), onPress: () => undo(id, t('oncall.undone')) } })
  const take = ({ from, until, personId }: OnCallShift) =>
    void takeShift({ scheduleId, from, until, insteadOfId: personId }).then(({ id }) => made(id, t('oncall.taken')), failed)
  const actions: ShiftActions = {
    take,
    replace: ({ from, until, personId }) =>
      want({ from: Math.max(Date.parse(from), Date.now()), until: Date.parse(until), insteadOfId: personId }),
    giveBack: (id) => undo(id, t('oncall.givenBack')),
    arrange: may('alerts.on-call') ? (from, until) => want({ from, until, insteadOfId: null }) : undefined,
  }
  return { actions, wanted, made, close: () => want(undefined) }
}
