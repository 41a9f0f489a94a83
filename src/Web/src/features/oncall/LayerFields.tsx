import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Field, Input, Select } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { WeekPanel } from '@/features/tickets/promises/settings/WeekPanel'
import { PeopleOrder } from './PeopleOrder'
import type { LayerForm } from './plan'

interface LayerFieldsProps {
  layer: LayerForm
  zone: string
  people: readonly OnCallPerson[]
  isFirst: boolean
  isLast: boolean
  onChange(change: Partial<LayerForm>): void
  onMove(by: number): void
  onRemove(): void
}

/** One layer: who takes turns, for how long, and when. */
export function LayerFields({ layer, zone, people, isFirst, isLast, onChange, onMove, onRemove }: LayerFieldsProps) {
  const { t } = useTranslation()
  return (
    <Panel
      title={layer.name || t('oncall.layer')}
      aside={
        <>
          <IconButton size="icon-sm" label={t('oncall.layerUp')} disabled={isFirst} onClick={() => onMove(-1)}>
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton size="icon-sm" label={t('oncall.layerDown')} disabled={isLast} onClick={() => onMove(1)}>
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton size="icon-sm" label={t('oncall.layerRemove', { name: layer.name })} disabled={isFirst && isLast} onClick={onRemove}>
            <X aria-hidden />
          </IconButton>
        </>
      }
    >
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="grid content-start gap-4">
          <Field label={t('oncall.layerName')}>
            {(control) => (
              <Input {...control} value={layer.name} maxLength={100} onChange={({ target }) => onChange({ name: target.value })} />
            )}
          </Field>
          <div className="grid gap-1">
            <span className="text-sm font-medium">{t('oncall.turns')}</span>
            <PeopleOrder value={layer.people} people={people} onChange={(next) => onChange({ people: next })} />
          </div>
        </div>
        <div className="grid content-start gap-4 sm:grid-cols-2">
          <Field label={t('oncall.length')}>
            {(control) => (
              <div className="grid grid-cols-[64px_minmax(0,1fr)] gap-2">
                <Input
                  {...control}
                  inputMode="numeric"
                  className="figures"
                  value={layer.every}
                  maxLength={4}
                  onChange={({ target }) => onChange({ every: target.value })}
                />
                <Select
                  aria-label={t('oncall.unit')}
                  value={layer.unit}
                  onChange={({ target }) => onChange({ unit: target.value as LayerForm['unit'] })}
                >
                  {(['hours', 'days', 'weeks'] as const).map((unit) => (
                    <option key={unit} value={unit}>
                      {t(`oncall.units.${unit}`)}
                    </option>
                  ))}
                </Select>
              </div>
            )}
          </Field>
          <Field label={t('oncall.handoff')} hint={zone}>
            {(control) => (
              <Input {...control} type="time" value={layer.handoffAt} onChange={({ target }) => onChange({ handoffAt: target.value })} />
            )}
          </Field>
          <Field label={t('oncall.startsOn')} hint={t('oncall.startsOnHint')}>
            {(control) => (
              <Input {...control} type="date" value={layer.startsOn} onChange={({ target }) => onChange({ startsOn: target.value })} />
            )}
          </Field>
          <Field label={t('oncall.endsOn')} hint={t('oncall.endsOnHint')}>
            {(control) => (
              <Input
                {...control}
                type="date"
                value={layer.endsOn}
                min={layer.startsOn}
                onChange={({ target }) => onChange({ endsOn: target.value })}
              />
            )}
          </Field>
          <Field label={t('oncall.onHolidays')}>
            {(control) => (
              <Select
                {...control}
                value={layer.holidays}
                onChange={({ target }) => onChange({ holidays: target.value as LayerForm['holidays'] })}
              >
                {(['ignored', 'off', 'only'] as const).map((use) => (
                  <option key={use} value={use}>
                    {t(`oncall.holidayUse.${use}`)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <label className="flex cursor-pointer items-center gap-2 self-end pb-2 text-sm">
            <input
              type="checkbox"
              checked={layer.isLimited}
              className="size-3.5 accent-(--accent)"
              onChange={({ target }) => onChange({ isLimited: target.checked })}
            />
            {t('oncall.limited')}
          </label>
        </div>
      </div>
      {layer.isLimited && (
        <div className="mt-4">
          <WeekPanel week={layer.hours} zone={zone} onChange={(hours) => onChange({ hours })} />
        </div>
      )}
    </Panel>
  )
}
