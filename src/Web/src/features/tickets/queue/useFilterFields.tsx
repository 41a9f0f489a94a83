import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TicketFacets } from '@/api/types'
import type { FilterField } from '@/components/filter/FilterMenu'
import { fieldsOf } from '@/features/lists/filterFields'
import { useSession } from '@/features/identity/session'
import { PriorityMark } from '../PriorityMark'
import { ticketSettingsQuery } from '../queries'
import { riskBands } from '../risk/bands'
import { RiskMark } from '../risk/RiskBadge'
import { priorities } from '../states'
import { StateMark } from '../StateMark'
import type { FilterName, QueueFilter } from './filter'

type Named = TicketFacets['teams']
type Words = TicketFacets['tags']

const dues = ['overdue', 'today', 'week', 'later', 'never'] as const

/** What the queue can be narrowed by, with the values there are and how many tickets each would show. */
export function useFilterFields(
  filter: QueueFilter,
  facets: TicketFacets | undefined,
  change: (name: FilterName, values: string | undefined) => void,
): FilterField[] {
  const { t } = useTranslation()
  const { user } = useSession()
  const statuses = useQuery(ticketSettingsQuery).data?.statuses ?? []
  const named = (counts: Named | undefined, none: string) =>
    counts?.map(({ id, name, count }) => ({ value: id ?? 'none', label: (id ? name : none) ?? '…', count })) ?? []
  const words = (counts: Words | undefined, none: string) =>
    counts?.map(({ value, count }) => ({ value: value ?? 'none', label: value ?? none, count })) ?? []
  const people = named(facets?.assignees, t('tickets.nobody'))
  const mine = people.find(({ value }) => value === user.id)?.count ?? 0
  const field = fieldsOf(filter, change)
  return [
    field('assignee', t('tickets.assignee'), [
      { value: 'me', label: t('tickets.me'), count: mine },
      ...people.filter(({ value }) => value !== user.id),
    ]),
    field(
      'priority',
      t('tickets.priority'),
      priorities.map((value) => ({
        value,
        label: t(`tickets.priorities.${value}`),
        mark: <PriorityMark priority={value} />,
        count: facets && (facets.priorities[value] ?? 0),
      })),
    ),
    field(
      'status',
      t('tickets.status'),
      words(facets?.statuses, '').map((choice) => {
        const status = statuses.find(({ name }) => name === choice.value)
        return status ? { ...choice, label: status.title, mark: <StateMark state={status.state} /> } : choice
      }),
    ),
    field('team', t('tickets.team'), named(facets?.teams, t('tickets.noTeam'))),
    field('site', t('tickets.site'), named(facets?.sites, t('tickets.noSite'))),
    field('category', t('tickets.category'), words(facets?.categories, t('tickets.noCategory'))),
    field('tag', t('tickets.tags'), words(facets?.tags, '')),
    field(
      'due',
      t('tickets.due'),
      dues.map((value) => ({ value, label: t(`queue.dues.${value}`), count: facets && (facets.dues[value] ?? 0) })),
    ),
    field(
      'risk',
      t('risk.column'),
      riskBands.map((value) => ({ value, label: t(`risk.ranges.${value}`), mark: <RiskMark band={value} /> })),
    ),
  ]
}
