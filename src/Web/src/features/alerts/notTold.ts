import type { TFunction } from 'i18next'
import type { AlertLine } from '@/api/types'
import { isActive } from './states'

/** Why people were told nothing of an alert that nothing hides: somebody was quicker, or its group still waits. Nothing of one that is over. */
export function whyNotTold(t: TFunction, { alert, acknowledgedBy }: Pick<AlertLine, 'alert' | 'acknowledgedBy'>): string | undefined {
  if (!isActive(alert.state)) return undefined
  if (alert.state === 'acknowledged')
    return t('alerts.notTold.acknowledged', { name: acknowledgedBy?.name ?? t('alerts.notTold.somebody') })
  if (alert.state === 'snoozed') return t('alerts.notTold.snoozed')
  return t(alert.mergedIntoId ? 'alerts.notTold.duplicate' : 'alerts.notTold.yet')
}
