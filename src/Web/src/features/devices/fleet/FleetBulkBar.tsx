import { CircleSlash, Factory, FolderTree, MapPinned, Tag, Wrench, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { chosenCount, type SelectionControl } from '@/components/table/selection'
import { BulkBar } from '@/features/lists/BulkBar'
import { mostAtOnce } from '@/features/lists/useBulkEdit'
import { figure } from '@/lib/number'
import { LabelsButton } from '../labels/LabelsButton'
import { BulkEditDialog, type BulkEditKind } from './BulkEditDialog'
import { useDeviceEdit } from './edit'
import type { FleetFilter } from './filter'

const kinds: { kind: BulkEditKind; icon: LucideIcon; stroke?: string }[] = [
  { kind: 'maintenance', icon: Wrench },
  { kind: 'tags', icon: Tag, stroke: 'e' },
  { kind: 'group', icon: FolderTree },
  { kind: 'site', icon: MapPinned },
  { kind: 'type', icon: Factory },
]

interface FleetBulkBarProps {
  control: SelectionControl
  total: number
  filter: FleetFilter
  sort?: string
  /** Whether whoever looks may change devices, too. */
  writes: boolean
}

/** What can be done with the devices that are chosen. */
export function FleetBulkBar({ control, total, filter, sort, writes }: FleetBulkBarProps) {
  const { t } = useTranslation()
  const { selection, clear } = control
  const [kind, setKind] = useState<BulkEditKind>()
  const edit = useDeviceEdit(filter)
  const count = chosenCount(selection, total)
  const tooMany = count > mostAtOnce
  const edits = writes && !tooMany
  const actions = edits
    ? kinds.map(({ kind: one, ...rest }) => ({ ...rest, label: t(`fleet.edit.${one}.action`), onPress: () => setKind(one) }))
    : []
  return (
    <BulkBar
      label={t('fleet.bulk')}
      control={control}
      total={total}
      actions={actions}
      pending={edit.isPending}
      tooMany={writes && tooMany ? t('fleet.tooMany', { most: figure(mostAtOnce) }) : undefined}
    >
      <LabelsButton selection={selection} count={count} filter={filter} sort={sort} />
      {edits && (
        <Button
          size="sm"
          look="danger"
          pending={edit.isPending}
          onClick={() => edit.mutate({ selection, change: { isDecommissioned: true } }, { onSuccess: clear })}
        >
          <CircleSlash aria-hidden /> {t('fleet.edit.decommission')}
        </Button>
      )}
      <BulkEditDialog
        kind={kind}
        count={count}
        onClose={() => setKind(undefined)}
        onChange={async (change) => {
          await edit.mutateAsync({ selection, change })
          clear()
        }}
      />
    </BulkBar>
  )
}
