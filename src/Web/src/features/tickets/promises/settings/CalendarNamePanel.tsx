import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field, Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { knownZone } from '@/lib/time'
import type { CalendarForm } from './calendars'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone')]

/** What a calendar is called, and by which clock its hours are. */
export function CalendarNamePanel({ form }: { form: UseFormReturn<CalendarForm> }) {
  const { t } = useTranslation()
  const { errors } = form.formState
  return (
    <Panel>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('desk.name')} error={errors.name?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.needed') })}
              maxLength={80}
              autoComplete="off"
              placeholder={t('calendars.nameExample')}
            />
          )}
        </Field>
        <Field label={t('sites.timeZone')} error={errors.timeZone?.message}>
          {(control) => (
            <>
              <Input
                {...control}
                {...form.register('timeZone', { validate: (zone) => knownZone(zone) !== undefined || t('sites.zoneUnknown') })}
                list="calendar-zones"
              />
              <datalist id="calendar-zones">
                {zones.map((zone) => (
                  <option key={zone} value={zone} />
                ))}
              </datalist>
            </>
          )}
        </Field>
      </div>
    </Panel>
  )
}
