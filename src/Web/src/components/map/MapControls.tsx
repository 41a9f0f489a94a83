import { Maximize, Minus, Plus } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'

interface MapControlsProps {
  /** One step closer (1) or further (−1). */
  onZoom(by: 1 | -1): void
  onHome(): void
}

/** The map's keys as buttons. */
export const MapControls = memo(function MapControls({ onZoom, onHome }: MapControlsProps) {
  const { t } = useTranslation()
  return (
    <div className="absolute right-3 bottom-3 flex flex-col overflow-hidden rounded-md border bg-raised shadow-pop">
      <IconButton label={t('map.closer')} keys="+" onClick={() => onZoom(1)}>
        <Plus aria-hidden />
      </IconButton>
      <IconButton label={t('map.further')} keys="-" onClick={() => onZoom(-1)}>
        <Minus aria-hidden />
      </IconButton>
      <IconButton label={t('map.home')} keys="0" onClick={onHome}>
        <Maximize aria-hidden />
      </IconButton>
    </div>
  )
})
