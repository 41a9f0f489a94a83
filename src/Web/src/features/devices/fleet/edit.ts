import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { DeviceEdit, DeviceEditChange } from '@/api/types'
import { useToast } from '@/components/Toasts'
import type { Selection } from '@/components/table/selection'
import { siteKeys } from '@/features/sites/queries'
import { figure } from '@/lib/number'
import { deviceKeys } from '../queries'
import { asEditFilter, type FleetFilter } from './filter'
import { everyId } from './queries'

/** The most devices one edit takes. */
export const mostAtOnce = 10_000

/** Which devices a selection means, in the words of an edit: the filter itself where that says it, ids otherwise. */
export async function chosenDevices({ all, keys }: Selection, filter: FleetFilter) {
  if (!all) return { ids: [...keys] }
  if (keys.size === 0) return { filter: asEditFilter(filter), q: filter.q ?? null }
  return { ids: (await everyId(filter, mostAtOnce + keys.size)).filter((id) => !keys.has(id)) }
}

/** Changes many devices at once, says what came of it, and offers to take it back. */
export function useDeviceEdit(filter: FleetFilter) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const refresh = () =>
    Promise.all([deviceKeys.all, siteKeys.all, deviceKeys.groups].map((queryKey) => queries.invalidateQueries({ queryKey })))
  const fail = (error: Error) => toast({ text: error.message, tone: 'critical' })
  const undo = useMutation({
    mutationFn: (edit: DeviceEdit) => body(api.DELETE('/v1/device-edits/{id}', { params: { path: { id: edit.id } } })),
    onSuccess: async ({ changed }) => {
      toast({ text: t('fleet.undone', { count: changed, devices: figure(changed) }) })
      await refresh()
    },
    onError: fail,
  })
  return useMutation({
    mutationFn: async ({ selection, change }: { selection: Selection; change: DeviceEditChange }) =>
      body(api.POST('/v1/device-edits', { body: { ...(await chosenDevices(selection, filter)), change } })),
    onSuccess: async (edit) => {
      const told = edit.changed > 0 ? t('fleet.edited', { count: edit.changed, devices: figure(edit.changed) }) : t('fleet.nothingToChange')
      toast({
        text: edit.refusedCount > 0 ? `${told} ${t('fleet.refused', { count: edit.refusedCount, why: edit.refused[0]?.message })}` : told,
        seconds: 12,
        tone: edit.changed === 0 && edit.refusedCount > 0 ? 'critical' : 'plain',
        action: edit.changed > 0 ? { label: t('action.undo'), onPress: () => undo.mutate(edit) } : undefined,
      })
      await refresh()
    },
    onError: fail,
  })
}
