import { CircleSlash, Factory, FolderTree, MapPinned, Tag, Wrench, X, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { chosenCount, type SelectionControl } from '@/components/table/selection'
import { useKeys } from '@/lib/keys'
import { figure } from '@/lib/number'
import { BulkEditDialog, type BulkEditKind } from './BulkEditDialog'
import { mostAtOnce, useDeviceEdit } from './edit'
import type { FleetFilter } from './filter'

const kinds: { kind: BulkEditKind; icon: LucideIcon }[] = [
  { kind: 'maintenance', icon: Wrench },
  { kind: 'tags', icon: Tag },
  { kind: 'group', icon: FolderTree },
  { kind: 'site', icon: MapPinned },
  { kind: 'type', icon: Factory },
]

/** What can be done with the devices that are chosen, at the foot of the list. */
export function BulkBar({ control, total, filter }: { control: SelectionControl; total: number; filter: FleetFilter }) {
  const { t } = useTranslation()
  const { selection, set, clear } = control
  const [kind, setKind] = useState<BulkEditKind>()
  const edit = useDeviceEdit(filter)
  const count = chosenCount(selection, total)
  const tooMany = count > mostAtOnce
  useKeys({ Escape: clear, e: () => setKind('tags') }, count > 0)
  useKeys({ 'mod+a': () => set({ all: true, keys: new Set() }) }, total > 0)
  if (count === 0) return null
  return (
    <div
      role="toolbar"
      aria-label={t('fleet.bulk')}
      className="slide-up flex flex-wrap items-center gap-2 border-t bg-raised px-(--gutter) py-2 shadow-pop"
    >
      <span className="figures mr-1 text-sm font-medium" role="status">
        {t('fleet.chosen', { count, devices: figure(count) })}
      </span>
      {!selection.all && count < total && (
        <button type="button" className="text-xs text-accent-text hover:underline" onClick={() => set({ all: true, keys: new Set() })}>
          {t('fleet.chooseAll', { devices: figure(total) })}
        </button>
      )}
      {tooMany ? (
        <span className="text-sm text-warning">{t('fleet.tooMany', { most: figure(mostAtOnce) })}</span>
      ) : (
        <>
          {kinds.map(({ kind: one, icon: Icon }) => (
            <Button key={one} size="sm" onClick={() => setKind(one)} disabled={edit.isPending}>
              <Icon aria-hidden /> {t(`fleet.edit.${one}.action`)}
            </Button>
          ))}
          <Button
            size="sm"
            look="danger"
            pending={edit.isPending}
            onClick={() => edit.mutate({ selection, change: { isDecommissioned: true } }, { onSuccess: clear })}
          >
            <CircleSlash aria-hidden /> {t('fleet.edit.decommission')}
          </Button>
        </>
      )}
      <IconButton label={t('fleet.clear')} keys="Escape" size="icon-sm" onClick={clear} className="ml-auto">
        <X aria-hidden />
      </IconButton>
      <BulkEditDialog
        kind={kind}
        count={count}
        onClose={() => setKind(undefined)}
        onChange={async (change) => {
          await edit.mutateAsync({ selection, change })
          clear()
        }}
      />
    </div>
  )
}
