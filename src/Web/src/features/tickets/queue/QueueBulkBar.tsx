import { Flag, Tag, UserRound, Workflow, type LucideIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chosenCount, type SelectionControl } from '@/components/table/selection'
import { useMay } from '@/features/identity/session'
import { BulkBar } from '@/features/lists/BulkBar'
import { mostAtOnce } from '@/features/lists/useBulkEdit'
import { figure } from '@/lib/number'
import { BulkEditDialog, type BulkEditKind } from './BulkEditDialog'
import { useTicketEdit } from './edit'
import type { QueueFilter } from './filter'

const kinds: { kind: BulkEditKind; icon: LucideIcon; stroke: string; permission: string }[] = [
  { kind: 'assign', icon: UserRound, stroke: 'a', permission: 'tickets.assign' },
  { kind: 'status', icon: Workflow, stroke: 's', permission: 'tickets.write' },
  { kind: 'priority', icon: Flag, stroke: 'p', permission: 'tickets.write' },
  { kind: 'tags', icon: Tag, stroke: 'e', permission: 'tickets.write' },
]

interface QueueBulkBarProps {
  control: SelectionControl
  total: number
  filter: QueueFilter
}

/** What can be done with the tickets that are chosen. */
export function QueueBulkBar({ control, total, filter }: QueueBulkBarProps) {
  const { t } = useTranslation()
  const may = useMay()
  const { selection, clear } = control
  const [kind, setKind] = useState<BulkEditKind>()
  const edit = useTicketEdit(filter)
  const count = chosenCount(selection, total)
  const tooMany = count > mostAtOnce
  const offered = may('tickets.write') && !tooMany ? kinds.filter(({ permission }) => may(permission)) : []
  return (
    <BulkBar
      label={t('queue.bulk')}
      control={control}
      total={total}
      actions={offered.map(({ kind: one, icon, stroke }) => ({
        ...{ icon, stroke },
        label: t(`queue.edit.${one}.action`),
        onPress: () => setKind(one),
      }))}
      pending={edit.isPending}
      tooMany={tooMany ? t('queue.tooMany', { most: figure(mostAtOnce) }) : undefined}
    >
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
