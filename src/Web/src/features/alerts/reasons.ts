import type { TFunction } from 'i18next'
import type { AlertHidden } from '@/api/types'

/** Why nobody is told, so that a sentence can be made of it. */
export type HiddenKind = 'silenced' | 'maintenance' | 'folded' | 'inhibited' | 'brief'

export const hiddenKinds: HiddenKind[] = ['folded', 'silenced', 'maintenance', 'inhibited', 'brief']

/** "Hidden behind Gateway 3": who hides it. */
export const hiddenBy = (t: TFunction, { kind, by }: Pick<AlertHidden, 'kind' | 'by'>) => t(`alerts.hidden.${kind as HiddenKind}`, { by })
