import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketField } from '@/api/types'
import { ticketSettingsQuery } from '../queries'
import { DeskList, DeskRow } from './DeskList'
import { FieldDialog } from './FieldDialog'
import { useDeskEdit } from './useDeskEdit'

/** What a company wants to know of its tickets beside what every ticket has. */
export function FieldsPanel() {
  const { t } = useTranslation()
  const settings = useQuery(ticketSettingsQuery)
  const fields = settings.data?.fields ?? []
  const change = useDeskEdit(settings.data)
  const [edited, edit] = useState<TicketField | 'new'>()
  const about = ({ type, choices = [], isRequired }: TicketField) =>
    [t(`desk.types.${type}`), choices.join(', '), isRequired && t('tickets.neededToResolve')].filter(Boolean).join(' · ')
  return (
    <>
      <DeskList
        title={t('desk.fields')}
        empty={t('desk.noFields')}
        add={t('desk.addField')}
        query={settings}
        items={fields}
        keyOf={({ key }) => key}
        nameOf={({ label }) => label}
        row={(field) => <DeskRow name={field.label} about={about(field)} />}
        onEdit={edit}
        onRemove={(gone) => change({ fields: fields.filter(({ key }) => key !== gone.key) }, t('desk.removed', { name: gone.label }))}
      />
      <FieldDialog key={edited === 'new' ? 'new' : edited?.key} field={edited} settings={settings.data} onClose={() => edit(undefined)} />
    </>
  )
}
