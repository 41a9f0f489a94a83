import { MapPinOff } from 'lucide-react'
import { useState } from 'react'
import { useWatch, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { type FenceTerms } from './fence'
import { FenceFields } from './FenceFields'
import { PlaceMap } from './PlaceMap'
import { positionOf, type SiteTerms } from './terms'

const kinds = ['none', 'circle', 'polygon'] as const

/** A site on the map: its position and its geofence, drawn or typed. */
export function PlacePanel({ form }: { form: UseFormReturn<SiteTerms> }) {
  const { t } = useTranslation()
  const [draws, draw] = useState<'position' | 'fence'>('position')
  const [latitude, longitude, fence] = useWatch({ control: form.control, name: ['latitude', 'longitude', 'fence'] })
  const { errors, isSubmitted } = form.formState
  const position = positionOf({ latitude, longitude })
  const change = { shouldDirty: true, shouldValidate: isSubmitted }
  const setPosition = (north: string, east: string) => {
    form.setValue('latitude', north, { shouldDirty: true })
    form.setValue('longitude', east, { shouldDirty: true, shouldValidate: true })
  }
  const setFence = (next: FenceTerms) => form.setValue('fence', next, change)
  const setKind = (kind: FenceTerms['kind']) => {
    // A circle begins where the site is.
    const centre = kind === 'circle' && fence.latitude === '' && position ? { latitude, longitude } : {}
    setFence({ ...fence, ...centre, kind })
    draw(kind === 'none' ? 'position' : 'fence')
  }
  const hint = draws === 'position' ? 'sites.positionHint' : fence.kind === 'circle' ? 'fence.circleHint' : 'fence.polygonHint'
  return (
    <Panel
      title={t('sites.onMap')}
      aside={
        <Segments<'position' | 'fence'>
          label={t('fence.draws')}
          value={draws}
          onChange={draw}
          options={[
            { value: 'position', label: t('sites.position') },
            ...(fence.kind === 'none' ? [] : [{ value: 'fence' as const, label: t('fence.title') }]),
          ]}
        />
      }
      flush
    >
      <div className="h-96 overflow-hidden border-b">
        <PlaceMap
          key={fence.kind}
          position={position}
          onPosition={(place) => setPosition(`${place.latitude}`, `${place.longitude}`)}
          fence={fence}
          onFence={setFence}
          draws={draws}
        />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2.5">
        <p className="text-xs text-ink-faint">{t(hint)}</p>
        {draws === 'position' && (latitude || longitude) && (
          <Button look="ghost" size="sm" onClick={() => setPosition('', '')}>
            <MapPinOff aria-hidden /> {t('sites.clearPosition')}
          </Button>
        )}
        {draws === 'fence' && fence.kind === 'polygon' && fence.corners && (
          <Button look="ghost" size="sm" onClick={() => setFence({ ...fence, corners: withoutLast(fence) })}>
            {t('fence.removeLast')}
          </Button>
        )}
      </div>
      <div className="grid gap-3 border-t p-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h3 className="text-sm font-medium">{t('fence.title')}</h3>
          <Segments<FenceTerms['kind']>
            label={t('fence.title')}
            value={fence.kind}
            onChange={setKind}
            options={kinds.map((value) => ({ value, label: t(`fence.kinds.${value}`) }))}
          />
        </div>
        <FenceFields value={fence} onChange={setFence} errors={errors.fence} />
      </div>
    </Panel>
  )
}

/** The corners without the last line. */
const withoutLast = ({ corners }: FenceTerms) => corners.trimEnd().split('\n').slice(0, -1).join('\n')
