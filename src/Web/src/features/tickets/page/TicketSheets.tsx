import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { AssignForm } from '../AssignForm'
import { useTicketChange } from '../change'
import { assign } from '../verbs'
import { EditTicketForm } from './EditTicketForm'
import { LinkForm, MergeForm, ParentForm } from './OtherTicketForms'

export type Sheet = 'assign' | 'edit' | 'link' | 'parent' | 'merge'

interface TicketSheetsProps {
  ticket: Ticket
  sheet?: Sheet
  onClose(): void
}

/** What opens over a ticket to change it. */
export function TicketSheets({ ticket, sheet, onClose }: TicketSheetsProps) {
  const { t } = useTranslation()
  const { mutate } = useTicketChange(ticket)
  if (!sheet) return null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`tickets.sheets.${sheet}.title`, { number: ticket.number })}
      description={t(`tickets.sheets.${sheet}.text`)}
    >
      {sheet === 'assign' && (
        <AssignForm
          teamId={ticket.teamId ?? undefined}
          assignee={ticket.assignee ?? undefined}
          onCancel={onClose}
          onSave={(team, person) => {
            const to = person?.name ?? team?.name ?? t('tickets.nobody')
            mutate(assign(team, person, t('tickets.assignedToast', { number: ticket.number, to })))
            onClose()
            return Promise.resolve()
          }}
        />
      )}
      {sheet === 'edit' && <EditTicketForm ticket={ticket} onDone={onClose} />}
      {sheet === 'link' && <LinkForm ticket={ticket} onDone={onClose} />}
      {sheet === 'parent' && <ParentForm ticket={ticket} onDone={onClose} />}
      {sheet === 'merge' && <MergeForm ticket={ticket} onDone={onClose} />}
    </Dialog>
  )
}
