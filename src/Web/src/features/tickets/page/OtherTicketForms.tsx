import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkKind, Ticket } from '@/api/types'
import { Field, Select } from '@/components/form/Field'
import { BulkForm } from '@/features/lists/BulkForm'
import { useTicketChange } from '../change'
import { TicketPicker } from '../TicketPicker'
import { link, merge, putUnder } from '../verbs'

const kinds: LinkKind[] = ['related', 'duplicateOf', 'causedBy', 'blocks']

interface FormProps {
  ticket: Ticket
  onDone(): void
}

/** Says what another ticket has to do with this one. */
export function LinkForm({ ticket, onDone }: FormProps) {
  const { t } = useTranslation()
  const { mutateAsync } = useTicketChange(ticket)
  const [other, setOther] = useState('')
  const [kind, setKind] = useState<LinkKind>('related')
  const save = async () => {
    await mutateAsync({ ...link(other, kind, t('tickets.linkedToast')), isOfForm: true })
    onDone()
  }
  return (
    <BulkForm onCancel={onDone} save={save} ready={other !== ''}>
      <Field label={t('tickets.thisOne', { number: ticket.number })}>
        {(control) => (
          <Select {...control} value={kind} onChange={({ target }) => setKind(target.value as LinkKind)}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`tickets.links.${one}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('tickets.other')}>
        {(control) => <TicketPicker {...control} value={other} onChange={setOther} except={ticket.id} />}
      </Field>
    </BulkForm>
  )
}

/** Makes a ticket a part of another. */
export function ParentForm({ ticket, onDone }: FormProps) {
  const { t } = useTranslation()
  const { mutateAsync } = useTicketChange(ticket)
  const [parent, setParent] = useState('')
  const save = async () => {
    await mutateAsync({ ...putUnder(parent, t('tickets.putUnderToast', { number: ticket.number })), isOfForm: true })
    onDone()
  }
  return (
    <BulkForm onCancel={onDone} save={save} ready={parent !== ''}>
      <Field label={t('tickets.partOf')}>
        {(control) => <TicketPicker {...control} value={parent} onChange={setParent} except={ticket.id} />}
      </Field>
    </BulkForm>
  )
}

/** Lets a ticket go on in another. */
export function MergeForm({ ticket, onDone }: FormProps) {
  const { t } = useTranslation()
  const { mutateAsync } = useTicketChange(ticket)
  const [into, setInto] = useState('')
  const save = async () => {
    await mutateAsync({ ...merge(into, t('tickets.mergedToast', { number: ticket.number })), isOfForm: true })
    onDone()
  }
  return (
    <BulkForm onCancel={onDone} save={save} ready={into !== ''}>
      <Field label={t('tickets.into')}>
        {(control) => <TicketPicker {...control} value={into} onChange={setInto} except={ticket.id} />}
      </Field>
    </BulkForm>
  )
}
