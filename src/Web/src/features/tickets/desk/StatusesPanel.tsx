import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketStatus } from '@/api/types'
import { StatusBadge } from '../StateMark'
import { ticketSettingsQuery } from '../queries'
import { DeskList } from './DeskList'
import { StatusDialog } from './StatusDialog'
import { isOwn } from './words'
import { useDeskEdit } from './useDeskEdit'

/** The statuses: those of the lifecycle, which stay, and the company's own among them. */
export function StatusesPanel() {
  const { t } = useTranslation()
  const settings = useQuery(ticketSettingsQuery)
  const statuses = settings.data?.statuses ?? []
  const change = useDeskEdit(settings.data)
  const [edited, edit] = useState<TicketStatus | 'new'>()
  return (
    <>
      <DeskList
        title={t('desk.statuses')}
        empty=""
        add={t('desk.addStatus')}
        query={settings}
        items={statuses}
        keyOf={({ name }) => name}
        nameOf={({ title }) => title}
        row={(status) => (
          <span className="flex items-center gap-2">
            <StatusBadge status={status} />
            {!isOwn(status) && <span className="text-xs text-ink-faint">{t(`tickets.states.${status.state}`)}</span>}
          </span>
        )}
        stays={isOwn}
        onEdit={edit}
        onRemove={(gone) =>
          change({ statuses: statuses.filter(({ name }) => name !== gone.name) }, t('desk.removed', { name: gone.title }))
        }
      />
      <StatusDialog
        key={edited === 'new' ? 'new' : edited?.name}
        status={edited}
        settings={settings.data}
        onClose={() => edit(undefined)}
      />
    </>
  )
}
