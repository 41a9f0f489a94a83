import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceGroup } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useMay } from '@/features/identity/session'
import { useLeaving } from '@/features/identity/useLeaving'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { deviceGroupsQuery, deviceKeys } from '../queries'
import { GroupDialog } from './GroupDialog'
import { removeGroup } from './queries'

/** The groups there are; an empty one can be removed. */
export function GroupsPanel() {
  const { t } = useTranslation()
  const mayWrite = useMay()('devices.write')
  const groups = useQuery(deviceGroupsQuery)
  const [edited, edit] = useState<DeviceGroup | 'new'>()
  const { leaving, begin } = useLeaving(deviceKeys.groups, removeGroup, ({ name }: DeviceGroup, seconds) =>
    t('types.removing', { name, seconds }),
  )
  return (
    <Panel
      title={t('groups.title')}
      aside={
        mayWrite && (
          <Button size="sm" onClick={() => edit('new')}>
            {t('groups.add')}
          </Button>
        )
      }
      flush
    >
      {groups.isError ? (
        <ErrorState error={groups.error} retry={() => void groups.refetch()} />
      ) : groups.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : groups.data.items.length === 0 ? (
        <p className="px-4 py-5 text-sm text-ink-muted">{t('groups.empty')}</p>
      ) : (
        <ul className="divide-y">
          {groups.data.items.map((group) => (
            <li
              key={group.id}
              className={cn('flex items-center gap-3 px-4 py-2 hover:bg-hover', leaving.has(group.id) && 'line-through opacity-50')}
            >
              <span className="min-w-0 grow">
                <Link to="/devices" search={{ group: group.id }} className="font-medium hover:underline">
                  {group.name}
                </Link>
                {group.description && <span className="block truncate text-xs text-ink-muted">{group.description}</span>}
              </span>
              <span className="figures text-sm text-ink-muted">
                {t('devices.count', { count: group.deviceCount, devices: figure(group.deviceCount) })}
              </span>
              {mayWrite && (
                <span className="flex shrink-0">
                  <IconButton label={t('groups.rename', { name: group.name })} onClick={() => edit(group)}>
                    <Pencil aria-hidden />
                  </IconButton>
                  <IconButton
                    label={group.deviceCount > 0 ? t('groups.inUse') : t('types.removeOne', { name: group.name })}
                    disabled={group.deviceCount > 0 || leaving.has(group.id)}
                    onClick={() => begin(group)}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <GroupDialog key={edited === 'new' ? 'new' : edited?.id} group={edited} onClose={() => edit(undefined)} />
    </Panel>
  )
}
