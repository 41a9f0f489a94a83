import { useTranslation } from 'react-i18next'
import type { TicketSettings, TicketSettingsChange } from '@/api/types'
import { useToast } from '@/components/Toasts'
import { useChangeDesk } from './queries'

/** Changes the words of the help desk at once, and offers to take it back. */
export function useDeskEdit(settings: TicketSettings | undefined) {
  const { t } = useTranslation()
  const toast = useToast()
  const change = useChangeDesk(settings)
  const fail = (error: Error) => toast({ text: error.message, tone: 'critical', seconds: 10 })
  return (wanted: TicketSettingsChange, told: string) => {
    if (!settings) return
    const before = Object.fromEntries(
      Object.keys(wanted).map((key) => [key, settings[key as keyof TicketSettings]]),
    ) as TicketSettingsChange
    change.mutate(wanted, {
      onSuccess: () =>
        toast({ text: told, seconds: 8, action: { label: t('action.undo'), onPress: () => change.mutate(before, { onError: fail }) } }),
      onError: fail,
    })
  }
}
