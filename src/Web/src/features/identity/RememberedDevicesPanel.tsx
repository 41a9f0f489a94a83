import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { devicesQuery } from './account'
import { useLeaving } from './useLeaving'

/** The browsers that are not asked for a code. */
export function RememberedDevicesPanel() {
  const { t } = useTranslation()
  const devices = useQuery(devicesQuery)
  const { leaving, begin } = useLeaving(
    devicesQuery.queryKey,
    (device: { id: string; name: string }) =>
      body(api.DELETE('/v1/profile/devices/{id}', { params: { path: { id: device.id } }, keepalive: true })),
    ({ name }, seconds) => t('remembered.forgetting', { name, seconds }),
  )
  return (
    <Panel title={t('remembered.title')}>
      {devices.isError ? (
        <ErrorState error={devices.error} retry={() => void devices.refetch()} />
      ) : devices.data?.items.length ? (
        <ul className="divide-y">
          {devices.data.items.map((device) => (
            <li
              key={device.id}
              className={cn('flex items-center gap-3 py-2 first:pt-0 last:pb-0', leaving.has(device.id) && 'line-through opacity-50')}
            >
              <span className="min-w-0 grow">
                <span className="block truncate text-sm font-medium">{device.name}</span>
                <span className="block text-xs text-ink-muted">
                  {device.address} · {t('remembered.lastUsed')} <Time at={device.lastUsedAt} />
                </span>
              </span>
              <Button size="sm" look="danger" disabled={leaving.has(device.id)} onClick={() => begin(device)}>
                {t('remembered.forget')}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-muted">{t('remembered.empty')}</p>
      )}
    </Panel>
  )
}
