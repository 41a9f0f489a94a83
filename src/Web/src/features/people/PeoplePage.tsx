import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus, SearchX, Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { Select } from '@/components/form/Field'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { SearchField } from '@/components/SearchField'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { personColumns, PersonCompact } from './columns'
import { InviteDialog } from './InviteDialog'
import { PendingInvitations } from './PendingInvitations'
import { PersonDialog } from './PersonDialog'
import { peopleQuery, rolesQuery } from './queries'

/** Who works here, what each may do and sees, and who was asked to join. */
export function PeoplePage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/people' })
  const { q, role, new: inviting } = useSearch({ from: '/shell/settings/people' })
  const [chosen, choose] = useState<Person>()
  const list = useInfiniteQuery(peopleQuery({ q, role }))
  const may = useMay()
  const roles = useQuery({ ...rolesQuery, enabled: may('roles.read') })
  const open = (next: boolean) => void navigate({ search: (search) => ({ ...search, new: next ? 'person' : undefined }), replace: true })
  const invite = may('users.write') && (
    <Button look="primary" onClick={() => open(true)}>
      <Plus aria-hidden /> {t('people.invite')}
    </Button>
  )
  useKeys({ c: () => open(true) }, invite !== false)
  const people = list.data?.pages.flatMap((page) => page.items) ?? []
  // As the list has the person by now: an undo may have arrived since the row was opened.
  const shown = chosen && (people.find(({ id }) => id === chosen.id) ?? chosen)
  const columns = personColumns(t)
  return (
    <ListPage
      head={<PageHeader title={t('people.title')} state={t('people.text')} actions={invite} />}
      filters={
        <>
          <SearchField
            label={t('people.filter')}
            value={q ?? ''}
            onChange={(text) => void navigate({ search: (search) => ({ ...search, q: text || undefined }), replace: true })}
          />
          <Select
            aria-label={t('people.role')}
            className="h-(--control) w-auto"
            value={role ?? ''}
            onChange={(event) =>
              void navigate({ search: (search) => ({ ...search, role: event.target.value || undefined }), replace: true })
            }
          >
            <option value="">{t('people.anyRole')}</option>
            {roles.data?.items
              .filter(({ users }) => users > 0)
              .map(({ id, title, users }) => (
                <option key={id} value={id}>
                  {title} ({users})
                </option>
              ))}
          </Select>
        </>
      }
    >
      <PendingInvitations />
      {list.isPending ? (
        <TableSkeleton columns={columns} rows={6} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : people.length === 0 ? (
        <EmptyState icon={q || role ? SearchX : Users} title={t('table.noMatch')}>
          {t('table.noMatchHint')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('people.title')}
          rows={people}
          rowKey={(person) => person.id}
          columns={columns}
          compact={(person) => <PersonCompact person={person} />}
          onOpen={may('users.write') ? choose : undefined}
          onEnd={() => list.hasNextPage && !list.isFetchingNextPage && void list.fetchNextPage()}
          footer={people.length === 1 && !q && !role && <p className="px-(--gutter) py-6 text-sm text-ink-muted">{t('people.alone')}</p>}
        />
      )}
      <InviteDialog open={inviting === 'person'} onOpenChange={open} />
      <PersonDialog person={shown} onClose={() => choose(undefined)} />
    </ListPage>
  )
}
