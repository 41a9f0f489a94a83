import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Calendar } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { SitePicker } from '@/features/sites/SitePicker'
import { ticketSettingsQuery } from '../../queries'
import { priorities } from '../../states'
import { isLength, targets, warningsOf, type PolicyForm } from './policies'

interface PolicyFieldsProps {
  form: UseFormReturn<PolicyForm>
  calendars: Calendar[]
}

/** What a policy says: its name, which tickets it is for, how soon, in whose hours, and when somebody is warned. */
export function PolicyFields({ form, calendars }: PolicyFieldsProps) {
  const { t } = useTranslation()
  const { errors } = form.formState
  return (
    <>
      <Panel title={t('policies.which')}>
        <div className="grid gap-4">
          <Field label={t('desk.name')} error={errors.name?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.needed') })}
                maxLength={80}
                autoComplete="off"
                placeholder={t('policies.nameExample')}
              />
            )}
          </Field>
          <Criteria form={form} />
        </div>
      </Panel>
      <Panel title={t('policies.howSoon')}>
        <div className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-3">
            {targets.map((target) => (
              <Field
                key={target}
                label={t(`promises.kinds.${target}`)}
                hint={t(`policies.hints.${target}`)}
                error={errors[target]?.message}
              >
                {(control) => (
                  <Input
                    {...control}
                    {...form.register(target, { validate: (text) => isLength(text) || t('policies.lengthWrong') })}
                    maxLength={20}
                    className="figures"
                    autoComplete="off"
                    placeholder={t('policies.noPromise')}
                  />
                )}
              </Field>
            ))}
          </div>
          <Field label={t('policies.calendar')} hint={t('policies.calendarHint')} error={errors.calendarId?.message}>
            {(control) => (
              <Select {...control} {...form.register('calendarId')}>
                {calendars.map(({ id, name, timeZone }) => (
                  <option key={id} value={id}>
                    {name} ({timeZone})
                  </option>
                ))}
              </Select>
            )}
          </Field>
        </div>
      </Panel>
      <Panel title={t('policies.otherwise')}>
        <div className="grid gap-4 sm:grid-cols-2">
          <fieldset className="grid content-start gap-1.5">
            <legend className="mb-1 text-sm font-medium">{t('policies.pauses')}</legend>
            {(['waitingForRequester', 'onHold'] as const).map((pause) => (
              <label key={pause} className="flex cursor-pointer items-center gap-2 text-sm">
                <input type="checkbox" value={pause} {...form.register('pauses')} className="size-3.5 accent-(--accent)" />
                {t(`policies.pause.${pause}`)}
              </label>
            ))}
          </fieldset>
          <Field label={t('policies.warnings')} hint={t('policies.warningsHint')} error={errors.warnings?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register('warnings', { validate: (text) => warningsOf(text) !== undefined || t('policies.warningsWrong') })}
                maxLength={60}
                className="figures"
                autoComplete="off"
                placeholder={t('policies.noWarnings')}
              />
            )}
          </Field>
        </div>
      </Panel>
    </>
  )
}

function Criteria({ form }: { form: UseFormReturn<PolicyForm> }) {
  const { t } = useTranslation()
  const may = useMay()
  const { errors } = form.formState
  const categories = useQuery(ticketSettingsQuery).data?.categories ?? []
  const chosen = form.watch('category')
  const choices = chosen && !categories.includes(chosen) ? [chosen, ...categories] : categories
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('tickets.customer')} error={errors.customer?.message}>
        {(control) => (
          <Input {...control} {...form.register('customer')} maxLength={120} autoComplete="off" placeholder={t('policies.any')} />
        )}
      </Field>
      {may('sites.read') && (
        <Field label={t('tickets.site')} error={errors.siteId?.message}>
          {(control) => (
            <Controller
              control={form.control}
              name="siteId"
              render={({ field }) => <SitePicker {...control} value={field.value} onChange={field.onChange} none={t('policies.any')} />}
            />
          )}
        </Field>
      )}
      <Field label={t('tickets.category')} error={errors.category?.message}>
        {(control) => (
          <Select {...control} {...form.register('category')}>
            <option value="">{t('policies.any')}</option>
            {choices.map((category) => (
              <option key={category}>{category}</option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('tickets.priority')} error={errors.priority?.message}>
        {(control) => (
          <Select {...control} {...form.register('priority')}>
            <option value="">{t('policies.any')}</option>
            {priorities.map((priority) => (
              <option key={priority} value={priority}>
                {t(`tickets.priorities.${priority}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </div>
  )
}
