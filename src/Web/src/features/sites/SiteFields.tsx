import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field, Input } from '@/components/form/Field'
import type { SiteTerms } from './terms'

const zones = Intl.supportedValuesOf('timeZone')

/** The fields of a site, the same for a new one and for one that changes. */
export function SiteFields({ form }: { form: UseFormReturn<SiteTerms> }) {
  const { t } = useTranslation()
  const { errors } = form.formState
  return (
    <>
      <Field label={t('sites.name')} error={errors.name?.message}>
        {(control) => <Input {...control} {...form.register('name')} autoFocus placeholder={t('sites.nameExample')} />}
      </Field>
      <Field label={t('sites.address')} error={errors.address?.message}>
        {(control) => <Input {...control} {...form.register('address')} autoComplete="street-address" />}
      </Field>
      <Field label={t('sites.timeZone')} hint={t('sites.zoneHint')} error={errors.timeZone?.message}>
        {(control) => (
          <>
            <Input {...control} {...form.register('timeZone')} list="time-zones" />
            <datalist id="time-zones">
              {zones.map((zone) => (
                <option key={zone} value={zone} />
              ))}
            </datalist>
          </>
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('sites.latitude')} error={errors.latitude?.message}>
          {(control) => <Input {...control} {...form.register('latitude')} inputMode="decimal" placeholder={t('form.optional')} />}
        </Field>
        <Field label={t('sites.longitude')} error={errors.longitude?.message}>
          {(control) => <Input {...control} {...form.register('longitude')} inputMode="decimal" placeholder={t('form.optional')} />}
        </Field>
      </div>
    </>
  )
}
