import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { permissionsQuery } from '@/features/identity/apiKeys'
import { useMay } from '@/features/identity/session'
import { useKeys } from '@/lib/keys'
import { RoleDialog } from './RoleDialog'
import { RoleMatrix } from './RoleMatrix'
import { rolesQuery } from './queries'

/** Which role allows what, in one look; and the roles a company makes for itself. */
export function RolesPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/roles' })
  const { role: chosen } = useSearch({ from: '/shell/settings/roles' })
  const roles = useQuery(rolesQuery)
  const permissions = useQuery(permissionsQuery)
  const choose = (role: string | undefined) => void navigate({ search: (search) => ({ ...search, role }), replace: true })
  const make = useMay()('roles.write') && (
    <Button look="primary" onClick={() => choose('new')}>
      <Plus aria-hidden /> {t('roles.make')}
    </Button>
  )
  useKeys({ c: () => choose('new') }, make !== false)
  const failed = roles.error ?? permissions.error
  return (
    <ListPage head={<PageHeader title={t('roles.title')} state={t('roles.text')} actions={make} />}>
      {failed ? (
        <ErrorState error={failed} retry={() => void Promise.all([roles.refetch(), permissions.refetch()])} />
      ) : !roles.data || !permissions.data ? (
        <TableSkeleton columns={Array.from({ length: 11 }, (_, at) => ({ id: `${at}`, width: at === 0 ? '220px' : '72px' }))} rows={12} />
      ) : (
        <RoleMatrix roles={roles.data.items} permissions={permissions.data} onChoose={choose} />
      )}
      {roles.data && (
        <RoleDialog
          key={chosen}
          chosen={chosen}
          role={roles.data.items.find(({ id, isOwn }) => isOwn && id === chosen)}
          onClose={() => choose(undefined)}
        />
      )}
    </ListPage>
  )
}
