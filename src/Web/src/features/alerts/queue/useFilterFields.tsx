import { useTranslation } from 'react-i18next'
import type { AlertFacets } from '@/api/types'
import type { FilterField } from '@/components/filter/FilterMenu'
import { useSession } from '@/features/identity/session'
import { fieldsOf } from '@/features/lists/filterFields'
import { HiddenIcon } from '../HiddenMark'
import { hiddenKinds } from '../reasons'
import { SeverityMark } from '../SeverityMark'
import { rankOf, spoken, type Rank } from '../states'
import type { FilterName, QueueFilter } from './filter'

const ranks: Rank[] = ['critical', 'high', 'medium', 'low']
const byRank = (a: { value: string }, b: { value: string }) => ranks.indexOf(rankOf(a.value)) - ranks.indexOf(rankOf(b.value))

/** What the queue can be narrowed by, with the values there are and how many alerts each would show. */
export function useFilterFields(
  filter: QueueFilter,
  facets: AlertFacets | undefined,
  change: (name: FilterName, values: string | undefined) => void,
): FilterField[] {
  const { t } = useTranslation()
  const { user } = useSession()
  const named = (counts: AlertFacets['sites'] | undefined, none: string) =>
    counts?.map(({ id, name, count }) => ({ value: id ?? 'none', label: (id ? name : none) ?? '…', count })) ?? []
  const words = (counts: AlertFacets['types'] | undefined) =>
    counts?.map(({ value, count }) => ({ value, label: spoken(value), count })) ?? []
  const people = named(facets?.assignees, t('alerts.nobody'))
  const field = fieldsOf(filter, change)
  return [
    field(
      'severity',
      t('alerts.severity'),
      [...(facets?.severities ?? [])].sort(byRank).map(({ value, count }) => ({
        ...{ value, count },
        label: t(`alerts.severities.${value}`, { defaultValue: value }),
        mark: <SeverityMark severity={value} />,
      })),
    ),
    field('assignee', t('alerts.assignee'), [
      { value: 'me', label: t('alerts.me'), count: people.find(({ value }) => value === user.id)?.count ?? 0 },
      ...people.filter(({ value }) => value !== user.id),
    ]),
    field('name', t('alerts.rule'), words(facets?.names)),
    field('type', t('alerts.type'), words(facets?.types)),
    field('site', t('alerts.site'), named(facets?.sites, t('alerts.noSite'))),
    field('hidden', t('alerts.told'), [
      { value: 'none', label: t('alerts.hiddenKinds.none') },
      ...hiddenKinds.map((value) => ({
        value,
        label: t(`alerts.hiddenKinds.${value}`),
        mark: <HiddenIcon kind={value} className="size-3.5 text-ink-muted" />,
        count: facets && (facets.hidden[value] ?? 0),
      })),
    ]),
  ]
}
