import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Team } from '@/api/types'
import { useLeaving } from '@/features/identity/useLeaving'
import { teamsQuery } from '../queries'
import { DeskList, DeskRow } from './DeskList'
import { TeamDialog } from './TeamDialog'
import { disbandTeam } from './queries'

/** The teams tickets are given to. */
export function TeamsPanel() {
  const { t } = useTranslation()
  const teams = useQuery(teamsQuery)
  const [edited, edit] = useState<Team | 'new'>()
  const { leaving, begin } = useLeaving(teamsQuery.queryKey, disbandTeam, ({ name }: Team, seconds) =>
    t('desk.removing', { name, seconds }),
  )
  return (
    <>
      <DeskList
        title={t('desk.teams')}
        empty={t('desk.noTeams')}
        add={t('desk.addTeam')}
        query={teams}
        items={teams.data?.items ?? []}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        row={({ name, members }) => <DeskRow name={name} about={members.map((person) => person.name).join(', ') || t('desk.noMembers')} />}
        leaving={leaving}
        onEdit={edit}
        onRemove={begin}
      />
      <TeamDialog key={edited === 'new' ? 'new' : edited?.id} team={edited} onClose={() => edit(undefined)} />
    </>
  )
}
