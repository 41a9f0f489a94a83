import { useTranslation } from 'react-i18next'
import { Field, Input, TextArea } from '@/components/form/Field'
import { fenceInWords } from './area'
import { fenceError, type FenceTerms } from './fence'

interface FenceFieldsProps {
  value: FenceTerms
  onChange(fence: FenceTerms): void
  errors: Partial<Record<'latitude' | 'radius' | 'corners', { message?: string }>> | undefined
}

/** A geofence typed: a circle's centre and radius, or a polygon's corners line by line. */
export function FenceFields({ value, onChange, errors }: FenceFieldsProps) {
  const { t } = useTranslation()
  const put = (change: Partial<FenceTerms>) => onChange({ ...value, ...change })
  const centre = (part: 'latitude' | 'longitude', error?: string) => (
    <Field label={t(`fence.${part}`)} error={error}>
      {(control) => (
        <Input {...control} inputMode="decimal" value={value[part]} onChange={(event) => put({ [part]: event.target.value })} />
      )}
    </Field>
  )
  if (value.kind === 'none') return <p className="text-sm text-ink-muted">{t('fence.none')}</p>
  return (
    <>
      {value.kind === 'circle' ? (
        <div className="grid gap-3 sm:grid-cols-3">
          {centre('latitude', errors?.latitude?.message)}
          {centre('longitude')}
          <Field label={t('fence.radius')} error={errors?.radius?.message}>
            {(control) => (
              <Input {...control} inputMode="decimal" value={value.radius} onChange={(event) => put({ radius: event.target.value })} />
            )}
          </Field>
        </div>
      ) : (
        <Field label={t('fence.corners')} hint={t('fence.cornersHint')} error={errors?.corners?.message}>
          {(control) => (
            <TextArea
              {...control}
              rows={5}
              spellCheck={false}
              className="figures resize-y font-mono text-sm"
              placeholder={'53.5437, 9.9886\n53.5441, 9.9899\n53.5432, 9.9904'}
              value={value.corners}
              onChange={(event) => put({ corners: event.target.value })}
            />
          )}
        </Field>
      )}
      <p className="figures text-xs text-ink-muted" role="status">
        {fenceError(value) ? t('fence.notYet') : fenceInWords(value)}
      </p>
    </>
  )
}
