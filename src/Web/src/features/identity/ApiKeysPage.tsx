import { useQuery } from '@tanstack/react-query'
import { Globe, KeyRound, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiKey } from '@/api/types'
import { Button } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ListPage } from '@/components/ListPage'
import { PageHeader } from '@/components/PageHeader'
import type { Column } from '@/components/table/columns'
import { DataTable } from '@/components/table/DataTable'
import { TableSkeleton } from '@/components/table/TableSkeleton'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { AllowedOriginsDialog } from './AllowedOriginsDialog'
import { ApiKeyActions } from './ApiKeyActions'
import { ApiKeyReach, PreviousSecret } from './ApiKeyReach'
import { CreateApiKeyDialog } from './CreateApiKeyDialog'
import { EditApiKeyDialog } from './EditApiKeyDialog'
import { RotateApiKeyDialog } from './RotateApiKeyDialog'
import { useMay } from './session'
import { apiKeysQuery, useRevokeApiKey } from './apiKeys'

/** The keys programs use to speak with the API in this tenant's name. */
export function ApiKeysPage() {
  const { t } = useTranslation()
  const [creating, setCreating] = useState(false)
  const [editing, setEditing] = useState<ApiKey | null>(null)
  const [rotating, setRotating] = useState<ApiKey | null>(null)
  const [allowing, setAllowing] = useState(false)
  const list = useQuery(apiKeysQuery)
  const { leaving, begin } = useRevokeApiKey()
  const permitted = useMay()
  const may = permitted('api-keys.write')
  const mayAllow = permitted('tenant.write')
  useKeys({ c: () => setCreating(true) }, may)
  const faded = (key: ApiKey) => cn(leaving.has(key.id) && 'line-through opacity-50')
  const actions = (key: ApiKey) =>
    may && (
      <ApiKeyActions
        apiKey={key}
        disabled={leaving.has(key.id)}
        onEdit={() => setEditing(key)}
        onRotate={() => setRotating(key)}
        onRevoke={() => begin(key)}
      />
    )
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      header: t('apiKeys.name'),
      width: 'minmax(160px, 2fr)',
      cell: (key) => (
        <span className="min-w-0">
          <span className={cn('block truncate font-medium', faded(key))}>{key.name}</span>
          <PreviousSecret apiKey={key} />
        </span>
      ),
    },
    {
      id: 'prefix',
      header: t('apiKeys.prefix'),
      width: '140px',
      cell: (key) => <code className={cn('font-mono text-xs text-ink-muted', faded(key))}>{key.prefix}…</code>,
    },
    {
      id: 'scopes',
      header: t('apiKeys.scopes'),
      width: 'minmax(160px, 2fr)',
      cell: (key) => <span className="text-ink-muted">{key.scopes.join(', ')}</span>,
    },
    { id: 'reach', header: t('apiKeys.reach'), width: 'minmax(110px, 1fr)', cell: (key) => <ApiKeyReach apiKey={key} /> },
    {
      id: 'used',
      header: t('apiKeys.lastUsed'),
      width: '110px',
      cell: (key) => <Time at={key.lastUsedAt} none={t('apiKeys.neverUsed')} />,
    },
    { id: 'expires', header: t('apiKeys.expires'), width: '110px', cell: (key) => <Time at={key.expiresAt} none={t('apiKeys.never')} /> },
    { id: 'created', header: t('apiKeys.created'), width: '110px', cell: (key) => <Time at={key.createdAt} /> },
    { id: 'actions', header: t('table.actions'), quiet: true, width: '48px', align: 'right', cell: actions },
  ]
  const create = may && (
    <Button look="primary" onClick={() => setCreating(true)}>
      <Plus aria-hidden /> {t('apiKeys.create')}
    </Button>
  )
  const headActions = (
    <>
      {mayAllow && (
        <Button aria-label={t('apiKeys.origins')} onClick={() => setAllowing(true)}>
          <Globe aria-hidden /> <span className="hidden sm:inline">{t('apiKeys.origins')}</span>
        </Button>
      )}
      {create}
    </>
  )
  return (
    <ListPage head={<PageHeader title={t('apiKeys.title')} state={t('apiKeys.text')} actions={headActions} />}>
      {list.isPending ? (
        <TableSkeleton columns={columns} rows={5} />
      ) : list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.data.items.length === 0 ? (
        <EmptyState icon={KeyRound} title={t('apiKeys.emptyTitle')} action={create}>
          {t('apiKeys.emptyText')}
        </EmptyState>
      ) : (
        <DataTable
          label={t('apiKeys.title')}
          rows={list.data.items}
          rowKey={(key) => key.id}
          columns={columns}
          compact={(key) => (
            <span className="flex items-center justify-between gap-3">
              <span className={cn('min-w-0', faded(key))}>
                <span className="block truncate text-base font-medium">{key.name}</span>
                <span className="block truncate text-xs text-ink-muted">
                  <code className="font-mono">{key.prefix}…</code> · {key.scopes.join(', ')}
                </span>
                <PreviousSecret apiKey={key} />
              </span>
              {actions(key)}
            </span>
          )}
        />
      )}
      <CreateApiKeyDialog open={creating} onOpenChange={setCreating} />
      {editing && <EditApiKeyDialog apiKey={editing} onClose={() => setEditing(null)} />}
      {rotating && <RotateApiKeyDialog apiKey={rotating} onClose={() => setRotating(null)} />}
      {allowing && <AllowedOriginsDialog onClose={() => setAllowing(false)} />}
    </ListPage>
  )
}
