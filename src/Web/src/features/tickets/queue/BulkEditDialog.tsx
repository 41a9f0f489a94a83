import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketEditChange, TicketPriority } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field, Select } from '@/components/form/Field'
import { BulkForm } from '@/features/lists/BulkForm'
import { TagsForm } from '@/features/lists/TagsForm'
import { useMay } from '@/features/identity/session'
import { figure } from '@/lib/number'
import { AssignForm } from '../AssignForm'
import { ticketSettingsQuery } from '../queries'
import { isActive, priorities } from '../states'

export type BulkEditKind = 'assign' | 'status' | 'priority' | 'tags'

interface FormProps {
  onCancel(): void
  onSave(change: Partial<TicketEditChange>): Promise<void>
}

interface BulkEditDialogProps {
  kind?: BulkEditKind
  count: number
  onClose(): void
  onChange(change: Partial<TicketEditChange>): Promise<void>
}

/** One change for all tickets that are chosen. */
export function BulkEditDialog({ kind, count, onClose, onChange }: BulkEditDialogProps) {
  const { t } = useTranslation()
  if (!kind) return null
  const shared: FormProps = {
    onCancel: onClose,
    onSave: async (change) => {
      await onChange(change)
      onClose()
    },
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`queue.edit.${kind}.title`, { count, tickets: figure(count) })}
      description={t(`queue.edit.${kind}.text`)}
    >
      {kind === 'assign' && (
        <AssignForm
          onCancel={onClose}
          onSave={(team, person) => shared.onSave({ teamId: team?.id ?? null, assigneeId: person?.id ?? null })}
        />
      )}
      {kind === 'status' && <StatusForm {...shared} />}
      {kind === 'priority' && <PriorityForm {...shared} />}
      {kind === 'tags' && <TagsForm onCancel={onClose} onSave={({ addTags, removeTags }) => shared.onSave({ addTags, removeTags })} />}
    </Dialog>
  )
}

function StatusForm({ onCancel, onSave }: FormProps) {
  const { t } = useTranslation()
  const mayClose = useMay()('tickets.close')
  const [status, setStatus] = useState('')
  const all = useQuery(ticketSettingsQuery).data?.statuses ?? []
  const reachable = all.filter(({ state }) => state !== 'new' && (mayClose || isActive(state)))
  return (
    <BulkForm onCancel={onCancel} save={() => onSave({ status })} ready={status !== ''}>
      <Field label={t('tickets.status')}>
        {(control) => (
          <Select {...control} autoFocus value={status} onChange={({ target }) => setStatus(target.value)}>
            <option value="">{t('form.choose')}</option>
            {reachable.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </BulkForm>
  )
}

function PriorityForm({ onCancel, onSave }: FormProps) {
  const { t } = useTranslation()
  const [priority, setPriority] = useState<TicketPriority | ''>('')
  return (
    <BulkForm onCancel={onCancel} save={() => onSave({ priority: priority || null })} ready={priority !== ''}>
      <Field label={t('tickets.priority')}>
        {(control) => (
          <Select {...control} autoFocus value={priority} onChange={({ target }) => setPriority(target.value as TicketPriority | '')}>
            <option value="">{t('form.choose')}</option>
            {priorities.map((one) => (
              <option key={one} value={one}>
                {t(`tickets.priorities.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </BulkForm>
  )
}
