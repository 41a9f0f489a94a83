import { Wrench } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { Button } from '@/components/Button'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { absoluteTime } from '@/lib/time'
import { useMaintenance } from './queries'

/** That somebody works on a device, or will, until when and why; its health rests meanwhile. */
export function MaintenanceNotice({ device, zone }: { device: Device; zone?: string }) {
  const { t } = useTranslation()
  const { end } = useMaintenance(device)
  const mayWrite = useMay()('devices.write')
  const { maintenance } = device
  if (!maintenance) return null
  const { from, until, reason, isActive } = maintenance
  return (
    <div role="status" className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border bg-sunken px-4 py-2.5 text-sm">
      <Wrench className="size-4 shrink-0 text-ink-muted" aria-hidden />
      <p className="min-w-0 grow">
        <span className="font-medium">
          {isActive ? t('maintenance.now') : t('maintenance.planned', { from: absoluteTime(from, zone) })}
        </span>{' '}
        <span className="text-ink-muted">
          {t('maintenance.lasts')} {absoluteTime(until, zone)} (<Time at={until} zone={zone} />
          ): {reason}
        </span>
      </p>
      {mayWrite && (
        <Button size="sm" pending={end.isPending} onClick={() => end.mutate()}>
          {isActive ? t('maintenance.end') : t('maintenance.callOff')}
        </Button>
      )}
    </div>
  )
}
