import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { AssignForm } from './AssignForm'
import { useAlertChange } from './change'
import { IncidentForm } from './incidents/IncidentForm'
import { MergeForm } from './MergeForm'
import { SnoozeForm } from './SnoozeForm'
import { spoken } from './states'
import { assign, merge, snooze } from './verbs'

export type Sheet = 'assign' | 'snooze' | 'incident' | 'merge'

interface AlertSheetsProps {
  line?: AlertLine
  sheet?: Sheet
  onClose(): void
}

/** What opens over an alert to change it. */
export function AlertSheets({ line, sheet, onClose }: AlertSheetsProps) {
  const { t } = useTranslation()
  const { mutate } = useAlertChange()
  if (!sheet || !line) return null
  const { number } = line.alert
  const done = (change: Parameters<typeof mutate>[0]['change']) => {
    mutate({ line, change })
    onClose()
    return Promise.resolve()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={sheet === 'incident' ? t('incidents.form.ofOne', { number }) : t(`alerts.sheets.${sheet}.one`, { number })}
      description={sheet === 'incident' ? t('incidents.form.text') : t(`alerts.sheets.${sheet}.text`)}
    >
      {sheet === 'assign' && (
        <AssignForm
          assigneeId={line.alert.assigneeId ?? undefined}
          onCancel={onClose}
          onSave={(person) => done(assign(person, t('alerts.toasts.assigned', { number, to: person?.name ?? t('alerts.nobody') })))}
        />
      )}
      {sheet === 'incident' && (
        <IncidentForm
          alerts={() => Promise.resolve([line.alert.id])}
          title={line.alert.annotations.summary ?? spoken(line.alert.name)}
          onDone={onClose}
        />
      )}
      {sheet === 'merge' && (
        <MergeForm onCancel={onClose} onSave={(into) => done(merge(into, t('alerts.toasts.merged', { number, into })))} />
      )}
      {sheet === 'snooze' && (
        <SnoozeForm onCancel={onClose} onSave={(until) => done(snooze(until, t('alerts.toasts.snoozed', { number })))} />
      )}
    </Dialog>
  )
}
