import type { TFunction } from 'i18next'
import type { Person } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'

/** The columns of the list of people. */
export function personColumns(t: TFunction): Column<Person>[] {
  return [
    { id: 'name', header: t('people.name'), width: 'minmax(160px, 2fr)', always: true, cell: (person) => <PersonName person={person} /> },
    {
      id: 'email',
      header: t('people.email'),
      width: 'minmax(180px, 2fr)',
      cell: (person) => <span className="text-ink-muted">{person.email}</span>,
    },
    { id: 'role', header: t('people.role'), width: 'minmax(110px, 1fr)', cell: (person) => person.roleTitle },
    { id: 'sites', header: t('people.sites'), width: '110px', cell: (person) => <SitesSeen person={person} all={t('people.all')} /> },
    {
      id: 'last',
      header: t('people.lastSignIn'),
      width: '110px',
      align: 'right',
      cell: (person) => <Time at={person.lastSignInAt} none={t('people.never')} />,
    },
  ]
}

function PersonName({ person }: { person: Person }) {
  return <span className={cn('font-medium', person.deactivatedAt && 'text-ink-faint line-through')}>{person.name}</span>
}

function SitesSeen({ person, all }: { person: Person; all: string }) {
  const { length } = person.sites
  return <span className={cn('figures', length === 0 && 'text-ink-faint')}>{length === 0 ? all : length}</span>
}

/** A person on a narrow screen. */
export function PersonCompact({ person }: { person: Person }) {
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate text-base">
          <PersonName person={person} />
        </span>
        <span className="block truncate text-xs text-ink-muted">{person.email}</span>
      </span>
      <span className="shrink-0 text-xs text-ink-muted">{person.roleTitle}</span>
    </span>
  )
}
