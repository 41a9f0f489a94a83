import { AlarmClock, CheckCheck, Hand, Siren, UserRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { ProgressBar } from '@/components/ProgressBar'
import { chosenCount, type SelectionControl } from '@/components/table/selection'
import { useMay } from '@/features/identity/session'
import { BulkBar } from '@/features/lists/BulkBar'
import { mostAtOnce } from '@/features/lists/useBulkEdit'
import { figure } from '@/lib/number'
import type { Sheet } from '../AlertSheets'
import { AssignForm } from '../AssignForm'
import { SnoozeForm } from '../SnoozeForm'
import { IncidentForm } from '../incidents/IncidentForm'
import { chosenIds, useAlertEdit, type BulkChange } from './edit'
import type { QueueFilter } from './filter'

/** As many alerts an incident takes at a time. */
const mostOfIncident = 1_000

interface AlertBulkBarProps {
  control: SelectionControl
  total: number
  filter: QueueFilter
}

/** What can be done with the alerts that are chosen, and how far it is. */
export function AlertBulkBar({ control, total, filter }: AlertBulkBarProps) {
  const { t } = useTranslation()
  const writes = useMay()('alerts.write')
  const { selection, clear } = control
  const [sheet, show] = useState<Exclude<Sheet, 'merge'>>()
  const { edit, progress, isPending } = useAlertEdit(filter)
  const count = chosenCount(selection, total)
  const tooMany = count > mostAtOnce
  const change = async (to: BulkChange) => {
    await edit.mutateAsync({ selection, change: to })
    clear()
    show(undefined)
  }
  // What is refused is told by the toast.
  const now = (to: BulkChange) => void change(to).catch(() => undefined)
  const actions = [
    { label: t('alerts.verbs.acknowledge'), icon: Hand, stroke: 'a', onPress: () => now({ verb: 'acknowledge' }) },
    { label: t('alerts.verbs.resolve'), icon: CheckCheck, stroke: 'e', onPress: () => now({ verb: 'resolve' }) },
    { label: t('alerts.verbs.snooze'), icon: AlarmClock, stroke: 's', onPress: () => show('snooze') },
    { label: t('alerts.verbs.assign'), icon: UserRound, stroke: 'm', onPress: () => show('assign') },
    ...(count <= mostOfIncident ? [{ label: t('incidents.incident'), icon: Siren, stroke: 'i', onPress: () => show('incident') }] : []),
  ]
  return (
    <BulkBar
      label={t('alerts.bulk.label')}
      control={control}
      total={total}
      actions={writes && !tooMany ? actions : []}
      pending={isPending}
      tooMany={tooMany ? t('alerts.bulk.tooMany', { most: figure(mostAtOnce) }) : undefined}
    >
      {progress && progress.of > 0 && (
        <div className="w-44" role="status">
          <ProgressBar
            label={t('alerts.bulk.done', { done: figure(progress.done), of: figure(progress.of) })}
            value={progress.done / progress.of}
          />
        </div>
      )}
      {sheet && (
        <Dialog
          open
          onOpenChange={(open) => !open && show(undefined)}
          title={
            sheet === 'incident'
              ? t('incidents.form.ofMany', { count, alerts: figure(count) })
              : t(`alerts.sheets.${sheet}.many`, { count, alerts: figure(count) })
          }
          description={sheet === 'incident' ? t('incidents.form.text') : t(`alerts.sheets.${sheet}.text`)}
        >
          {sheet === 'assign' && (
            <AssignForm onCancel={() => show(undefined)} onSave={(person) => change({ verb: 'assign', assigneeId: person?.id ?? null })} />
          )}
          {sheet === 'incident' && (
            <IncidentForm alerts={() => chosenIds(selection, filter)} onDone={() => show(undefined)} onMade={clear} />
          )}
          {sheet === 'snooze' && <SnoozeForm onCancel={() => show(undefined)} onSave={(until) => change({ verb: 'snooze', until })} />}
        </Dialog>
      )}
    </BulkBar>
  )
}
