import { useQuery } from '@tanstack/react-query'
import { Ellipsis, KeyRound, RefreshCw, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device, DeviceKey } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Menu, MenuItem, MenuLine } from '@/components/Menu'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { useLeaving } from '@/features/identity/useLeaving'
import { cn } from '@/lib/cn'
import { MakeDeviceKeyDialog } from './MakeDeviceKeyDialog'
import { RotateDeviceKeyDialog } from './RotateDeviceKeyDialog'
import { deviceKeysQuery, revokeDeviceKey } from './queries'

/** What a device signs its own readings with. */
export function DeviceKeysPanel({ device, zone }: { device: Device; zone?: string }) {
  const { t } = useTranslation()
  const mayWrite = useMay()('devices.write')
  const [making, setMaking] = useState(false)
  const [rotating, rotate] = useState<DeviceKey>()
  const query = deviceKeysQuery(device.id)
  const keys = useQuery(query)
  const { leaving, begin } = useLeaving(query.queryKey, revokeDeviceKey, ({ name }: DeviceKey, seconds) =>
    t('apiKeys.revoking', { name, seconds }),
  )
  if (device.decommissionedAt) return null
  return (
    <Panel
      title={t('deviceKeys.title')}
      aside={
        mayWrite && (
          <Button size="sm" onClick={() => setMaking(true)}>
            {t('deviceKeys.make')}
          </Button>
        )
      }
    >
      {keys.isError ? (
        <ErrorState error={keys.error} retry={() => void keys.refetch()} />
      ) : keys.data?.items.length ? (
        <ul className="divide-y">
          {keys.data.items.map((key) => (
            <li
              key={key.id}
              className={cn('flex items-center gap-3 py-2 first:pt-0 last:pb-0', leaving.has(key.id) && 'line-through opacity-50')}
            >
              <KeyRound className="size-4 shrink-0 text-ink-muted" aria-hidden />
              <div className="min-w-0 grow">
                <span className="block truncate text-sm font-medium">{key.name}</span>
                <span className="block truncate text-xs text-ink-muted">
                  <code className="font-mono">{key.prefix}…</code> · <Time at={key.rotatedAt ?? key.createdAt} zone={zone} />
                </span>
                {key.lastUsedAt && (
                  <span className="block truncate text-xs text-ink-muted">
                    {t('deviceKeys.lastUsed')} <Time at={key.lastUsedAt} zone={zone} />
                  </span>
                )}
                {key.previousWorksUntil && (
                  <span className="block text-xs text-warning">
                    {t('deviceKeys.previous')} <Time at={key.previousWorksUntil} zone={zone} />
                  </span>
                )}
              </div>
              {mayWrite && (
                <Menu
                  trigger={
                    <Button look="ghost" size="icon" disabled={leaving.has(key.id)} aria-label={t('apiKeys.actionsOf', { name: key.name })}>
                      <Ellipsis aria-hidden />
                    </Button>
                  }
                >
                  <MenuItem onSelect={() => rotate(key)}>
                    <RefreshCw aria-hidden /> {t('apiKeys.rotate')}
                  </MenuItem>
                  <MenuLine />
                  <MenuItem onSelect={() => begin(key)}>
                    <Trash2 aria-hidden /> {t('apiKeys.revoke')}
                  </MenuItem>
                </Menu>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-muted">{keys.isPending ? '…' : t('deviceKeys.empty')}</p>
      )}
      <MakeDeviceKeyDialog device={device} open={making} onOpenChange={setMaking} />
      {rotating && <RotateDeviceKeyDialog device={device} deviceKey={rotating} onClose={() => rotate(undefined)} />}
    </Panel>
  )
}
