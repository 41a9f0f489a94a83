import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { DeviceType } from '@/api/types'
import { Button } from '@/components/Button'
import { useLeaving } from '@/features/identity/useLeaving'
import { deviceTypesQuery } from '../queries'
import { removeType } from './queries'

/** Removes a type no device has; while it has some, it says why it stays. */
export function RemoveTypeButton({ type, isLast }: { type: DeviceType; isLast: boolean }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { leaving, begin } = useLeaving(deviceTypesQuery.queryKey, removeType, ({ name }: DeviceType, seconds) =>
    t('types.removing', { name, seconds }),
  )
  const why = type.deviceCount > 0 ? t('types.inUse') : isLast ? t('types.lastOne') : undefined
  return (
    <div className="mr-auto flex items-center gap-3">
      <Button
        look="danger"
        disabled={why !== undefined || leaving.has(type.id)}
        onClick={() => {
          begin(type)
          void navigate({ to: '/settings/device-types' })
        }}
      >
        {t('types.remove')}
      </Button>
      {why && <span className="text-xs text-ink-faint">{why}</span>}
    </div>
  )
}
