import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AssignmentRule, AssignmentSettings } from '@/api/types'
import { DeskList, DeskRow } from '../desk/DeskList'
import { teamsQuery } from '../queries'
import { useAssignmentEdit } from './queries'
import { RuleDialog } from './RuleDialog'

const ready = { isPending: false, error: null, refetch: () => undefined }

/** The rules, in the order they are tried: the first that fits a ticket holds. */
export function RulesPanel({ settings }: { settings: AssignmentSettings }) {
  const { t } = useTranslation()
  const change = useAssignmentEdit(settings)
  const teams = useQuery(teamsQuery).data?.items ?? []
  const [edited, edit] = useState<AssignmentRule | 'new'>()
  const team = (id: string | null | undefined) => teams.find((one) => one.id === id)?.name ?? '…'
  const about = (rule: AssignmentRule) =>
    [
      rule.category && t('assignment.ofCategory', { category: rule.category }),
      rule.site && t('assignment.atSite'),
      rule.team && t('assignment.ofTeam', { team: team(rule.team) }),
      rule.toTeam ? t('assignment.toTeam', { team: team(rule.toTeam) }) : t('assignment.toOwnTeam'),
      t(`assignment.strategies.${rule.strategy}`),
      rule.skills && rule.skills.length > 0 && t('assignment.withSkills', { skills: rule.skills.join(', ') }),
      t(rule.inHoursOnly === false ? 'assignment.anyHour' : 'assignment.inHours'),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <DeskList
        title={t('assignment.rules')}
        empty={t('assignment.noRules')}
        add={t('assignment.addRule')}
        query={ready}
        items={settings.rules}
        keyOf={({ name }) => name}
        nameOf={({ name }) => name}
        row={(rule) => (
          <DeskRow name={`${settings.rules.indexOf(rule) + 1}. ${rule.name}`} about={<span title={about(rule)}>{about(rule)}</span>} />
        )}
        onEdit={edit}
        onRemove={(rule) => change({ rules: settings.rules.filter((one) => one !== rule) }, t('desk.removed', { name: rule.name }))}
      />
      <RuleDialog key={edited === 'new' ? 'new' : edited?.name} rule={edited} settings={settings} onClose={() => edit(undefined)} />
    </>
  )
}
