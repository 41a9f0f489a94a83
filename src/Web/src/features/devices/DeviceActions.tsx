import { CircleSlash, Ellipsis, Pencil, RotateCcw, Wrench } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { Button } from '@/components/Button'
import { Dialog } from '@/components/Dialog'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'
import { useKeys } from '@/lib/keys'
import { EditDeviceDialog } from './EditDeviceDialog'
import { MaintenanceForm } from './MaintenanceForm'
import { useDecommission, useMaintenance } from './queries'

/** What may be done with a device, for whoever may change it. */
export function DeviceActions({ device }: { device: Device }) {
  const { t } = useTranslation()
  const [sheet, open] = useState<'edit' | 'maintenance'>()
  const { plan } = useMaintenance(device)
  const { decommission, restore } = useDecommission(device)
  const close = () => open(undefined)
  useKeys({ e: () => open('edit') }, device.decommissionedAt === null)
  if (device.decommissionedAt)
    return (
      <Button pending={restore.isPending} onClick={() => restore.mutate()}>
        <RotateCcw aria-hidden /> {t('devices.restore')}
      </Button>
    )
  return (
    <>
      <Button onClick={() => open('edit')}>
        <Pencil aria-hidden /> {t('action.edit')}
      </Button>
      <Menu
        trigger={
          <Button size="icon" aria-label={t('devices.actions')}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => open('maintenance')}>
          <Wrench aria-hidden /> {t('devices.maintain')}
        </MenuItem>
        <MenuLine />
        <MenuItem onSelect={() => decommission.mutate()}>
          <CircleSlash aria-hidden /> {t('devices.decommission')}
        </MenuItem>
      </Menu>
      <EditDeviceDialog device={device} open={sheet === 'edit'} onOpenChange={(next) => !next && close()} />
      <Dialog
        open={sheet === 'maintenance'}
        onOpenChange={(next) => !next && close()}
        title={t('maintenance.title', { name: device.name })}
        description={t('maintenance.text')}
      >
        <MaintenanceForm
          onCancel={close}
          onSave={async (terms) => {
            await plan.mutateAsync(terms)
            close()
          }}
        />
      </Dialog>
    </>
  )
}
