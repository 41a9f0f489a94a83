import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Macro } from '@/api/types'
import { useColleagues } from '../people'
import { teamsQuery, ticketSettingsQuery } from '../queries'
import { effectsOf } from './effects'

/** Tells in words what a macro changes; nothing for one that only says something. */
export function useEffects() {
  const { t } = useTranslation()
  const settings = useQuery(ticketSettingsQuery).data
  const teams = useQuery(teamsQuery).data
  const people = useColleagues()
  return (macro: Macro): string | undefined => {
    const effects = effectsOf(macro, {
      status: (name) => settings?.statuses.find((status) => status.name === name)?.title ?? name,
      priority: (priority) => t(`tickets.priorities.${priority as 'low'}`),
      team: (id) => teams?.items.find((team) => team.id === id)?.name ?? t('macros.someTeam'),
      person: (id) => people.find((person) => person.id === id)?.name ?? t('macros.somebody'),
    })
    return effects.map(({ key, what }) => t(`macros.effect.${key}`, { what })).join(' · ') || undefined
  }
}
