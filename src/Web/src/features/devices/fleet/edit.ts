import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { DeviceEditChange } from '@/api/types'
import type { Selection } from '@/components/table/selection'
import { chosenBy, useBulkEdit } from '@/features/lists/useBulkEdit'
import { siteKeys } from '@/features/sites/queries'
import { figure } from '@/lib/number'
import { deviceKeys } from '../queries'
import { asEditFilter, type FleetFilter } from './filter'
import { everyLine } from './queries'

/** Which devices a selection means, in the words of an edit. */
export const chosenDevices = (selection: Selection, filter: FleetFilter) =>
  chosenBy(selection, { filter: asEditFilter(filter), q: filter.q ?? null }, async (most) =>
    (await everyLine(filter, most)).map(({ id }) => id),
  )

/** Changes many devices at once. */
export function useDeviceEdit(filter: FleetFilter) {
  const { t } = useTranslation()
  return useBulkEdit<DeviceEditChange>({
    apply: async (selection, change) =>
      body(api.POST('/v1/device-edits', { body: { ...(await chosenDevices(selection, filter)), change } })),
    takeBack: (id) => body(api.DELETE('/v1/device-edits/{id}', { params: { path: { id } } })),
    told: (count) => t('fleet.edited', { count, devices: figure(count) }),
    undone: (count) => t('fleet.undone', { count, devices: figure(count) }),
    stale: [deviceKeys.all, siteKeys.all, deviceKeys.groups],
  })
}
