import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Agent, AssignmentSettings } from '@/api/types'
import { DeskList, DeskRow } from '../desk/DeskList'
import { useColleagues } from '../people'
import { AgentDialog } from './AgentDialog'
import { useAssignmentEdit } from './queries'

const ready = { isPending: false, error: null, refetch: () => undefined }

/** What people can do, and how much they may have at a time. Whoever is not named can do what needs no skill. */
export function PeoplePanel({ settings }: { settings: AssignmentSettings }) {
  const { t } = useTranslation()
  const change = useAssignmentEdit(settings)
  const people = useColleagues()
  const [edited, edit] = useState<Agent | 'new'>()
  const nameOf = ({ personId }: Agent) => people.find(({ id }) => id === personId)?.name ?? '…'
  return (
    <>
      <DeskList
        title={t('assignment.people')}
        empty={t('assignment.noPeople')}
        add={t('desk.add')}
        query={ready}
        items={settings.people}
        keyOf={({ personId }) => personId}
        nameOf={nameOf}
        row={(agent) => (
          <DeskRow
            name={nameOf(agent)}
            about={[agent.skills?.join(', '), agent.mostOpen && t('assignment.atMost', { count: agent.mostOpen })]
              .filter(Boolean)
              .join(' · ')}
          />
        )}
        onEdit={edit}
        onRemove={(agent) => change({ people: settings.people.filter((one) => one !== agent) }, t('desk.removed', { name: nameOf(agent) }))}
      />
      <AgentDialog key={edited === 'new' ? 'new' : edited?.personId} agent={edited} settings={settings} onClose={() => edit(undefined)} />
    </>
  )
}
