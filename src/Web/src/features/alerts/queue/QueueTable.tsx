import { ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Alert, AlertGroup, AlertLine } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import type { Rows } from '@/components/table/rows'
import type { SelectionControl } from '@/components/table/selection'
import { useMay, useSession } from '@/features/identity/session'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { AlertSheets, type Sheet } from '../AlertSheets'
import { useAlertChange } from '../change'
import { SeverityMark } from '../SeverityMark'
import { isActive, spoken } from '../states'
import { acknowledge, resolve } from '../verbs'
import { AlertCompact } from './columns'
import { isHead, keyOf, type QueueRow } from './groups'

interface QueueTableProps {
  list: string
  isStale: boolean
  rows: Rows<QueueRow>
  columns: Column<AlertLine>[]
  hidden: string[]
  sort: string
  onSort(sort: string | undefined): void
  onSight(first: number, last: number): void
  onOpen(alert: Alert): void
  onIntend(alert: Alert): void
  onOpenGroup(group: AlertGroup): void
  selection: SelectionControl
}

const heading = (row: QueueRow) => (isHead(row) ? <GroupTitle group={row.head} /> : undefined)
const compact = (row: QueueRow) => (isHead(row) ? null : <AlertCompact line={row} />)
const nameOf = (row: QueueRow) => (isHead(row) ? '' : spoken(row.alert.name))

/** The rows of the triage queue; keys act on the one the keyboard stands on. */
export function QueueTable({ columns, onOpen, onIntend, onOpenGroup, isStale, ...table }: QueueTableProps) {
  const { t } = useTranslation()
  const writes = useMay()('alerts.write')
  const { user } = useSession()
  const { mutate } = useAlertChange()
  const [sheet, show] = useState<{ line: AlertLine; sheet: Sheet }>()
  const shown = useMemo(
    () =>
      columns.map(({ cell, look, whole, ...column }): Column<QueueRow> => ({
        ...column,
        look: typeof look === 'string' ? look : undefined,
        whole: whole && ((row) => (isHead(row) ? undefined : whole(row))),
        cell: (row) => (isHead(row) ? null : cell(row)),
      })),
    [columns],
  )
  const ofLine = (act: (line: AlertLine) => void) => (row: QueueRow) => {
    if (!isHead(row)) act(row)
  }
  const care = (act: (line: AlertLine) => void) => ofLine((line) => isActive(line.alert.state) && act(line))
  const me = { id: user.id, name: user.name }
  const strokes = {
    a: care((line) => mutate({ line, change: acknowledge(me, t('alerts.toasts.acknowledged', { number: line.alert.number })) })),
    e: care((line) => mutate({ line, change: resolve(t('alerts.toasts.resolved', { number: line.alert.number })) })),
    s: care((line) => show({ line, sheet: 'snooze' })),
    m: ofLine((line) => show({ line, sheet: 'assign' })),
    i: ofLine((line) => !line.incident && show({ line, sheet: 'incident' })),
  }
  return (
    <div aria-busy={isStale} className={cn('flex min-h-0 grow flex-col transition-opacity duration-100', isStale && 'opacity-60')}>
      <DataTable
        {...table}
        label={t('alerts.title')}
        rowKey={keyOf}
        rowName={nameOf}
        columns={shown}
        compact={compact}
        heading={heading}
        strokes={writes ? strokes : undefined}
        onOpen={(row) => (isHead(row) ? onOpenGroup(row.head) : onOpen(row.alert))}
        onIntend={ofLine(({ alert }) => onIntend(alert))}
      />
      <AlertSheets line={sheet?.line} sheet={sheet?.sheet} onClose={() => show(undefined)} />
    </div>
  )
}

/** The head of a group: what it is, how bad, how many; opening it shows these alone. */
function GroupTitle({ group }: { group: AlertGroup }) {
  const { t } = useTranslation()
  const isSite = /^[0-9a-f-]{36}$/.test(group.key)
  const isNowhere = /^[0-]+$/.test(group.key)
  return (
    <span className="flex items-center gap-2 text-sm">
      <SeverityMark severity={group.severity} />
      <span className="truncate font-semibold">
        {isNowhere ? t('alerts.noSite') : isSite ? (group.name ?? t('alerts.unknownSite')) : spoken(group.key)}
      </span>
      <span className="figures text-xs text-ink-faint">{figure(group.count)}</span>
      <ChevronRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
    </span>
  )
}
