import { useTranslation } from 'react-i18next'
import type { DeviceEditChange } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { figure } from '@/lib/number'
import { MaintenanceForm } from '../MaintenanceForm'
import { GroupForm } from './GroupForm'
import { MoveForm, TypeForm } from './MoveForms'
import { TagsForm } from '@/features/lists/TagsForm'

export type BulkEditKind = 'maintenance' | 'tags' | 'group' | 'site' | 'type'

interface BulkEditDialogProps {
  kind?: BulkEditKind
  count: number
  onClose(): void
  onChange(change: DeviceEditChange): Promise<void>
}

/** One change for all devices that are chosen. */
export function BulkEditDialog({ kind, count, onClose, onChange }: BulkEditDialogProps) {
  const { t } = useTranslation()
  if (!kind) return null
  const save = async (change: DeviceEditChange) => {
    await onChange(change)
    onClose()
  }
  const shared = { onCancel: onClose, onSave: save }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`fleet.edit.${kind}.title`, { count, devices: figure(count) })}
      description={t(`fleet.edit.${kind}.text`)}
    >
      {kind === 'maintenance' && (
        <MaintenanceForm onCancel={onClose} onSave={(maintenance) => save({ maintenance })} onEnd={() => save({ maintenance: null })} />
      )}
      {kind === 'tags' && <TagsForm {...shared} />}
      {kind === 'group' && <GroupForm {...shared} />}
      {kind === 'site' && <MoveForm {...shared} />}
      {kind === 'type' && <TypeForm {...shared} />}
    </Dialog>
  )
}
