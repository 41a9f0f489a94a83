import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson, OnCallSchedule } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { siteQuery } from '@/features/sites/queries'
import { SitePicker } from '@/features/sites/SitePicker'
import { StepRow } from './StepRow'
import type { PolicyForm, StepForm } from './steps'

interface PolicyFieldsProps {
  form: UseFormReturn<PolicyForm>
  values: PolicyForm
  schedules: OnCallSchedule[]
  people: readonly OnCallPerson[]
}

const mostSteps = 20

/** What a policy says: its steps, how often they come again, and where it holds. */
export function PolicyFields({ form, values, schedules, people }: PolicyFieldsProps) {
  const { t } = useTranslation()
  const { errors } = form.formState
  const set = <T extends keyof PolicyForm>(name: T, value: PolicyForm[T]) =>
    form.setValue(name as 'name', value as string, { shouldDirty: true })
  const put = (at: number, change: Partial<StepForm>) =>
    set(
      'steps',
      values.steps.map((step, other) => (other === at ? { ...step, ...change } : step)),
    )
  return (
    <>
      <Panel>
        <Field label={t('oncall.name')} error={errors.name?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.needed') })}
              maxLength={100}
              autoComplete="off"
              placeholder={t('oncall.policyExample')}
            />
          )}
        </Field>
      </Panel>
      <Panel
        title={t('oncall.steps')}
        aside={
          <Button
            size="sm"
            disabled={values.steps.length >= mostSteps}
            onClick={() => set('steps', [...values.steps, { targets: [], minutes: '10' }])}
          >
            <Plus aria-hidden /> {t('oncall.addStep')}
          </Button>
        }
        flush
      >
        <ol className="divide-y">
          {values.steps.map((step, at) => (
            <StepRow
              key={at}
              step={step}
              number={at + 1}
              isOnly={values.steps.length === 1}
              schedules={schedules}
              people={people}
              onChange={(change) => put(at, change)}
              onRemove={() =>
                set(
                  'steps',
                  values.steps.filter((_, other) => other !== at),
                )
              }
            />
          ))}
        </ol>
        <div className="flex flex-wrap items-center gap-2 border-t px-4 py-3 text-sm">
          <label className="flex items-center gap-2">
            {t('oncall.repeats')}
            <Input
              className="figures h-8 w-14"
              inputMode="numeric"
              maxLength={1}
              value={values.repeats}
              onChange={({ target }) => set('repeats', target.value)}
            />
          </label>
          <span className="text-xs text-ink-faint">{t('oncall.repeatsHint')}</span>
        </div>
      </Panel>
      <Panel title={t('oncall.where')}>
        <div className="grid gap-3">
          <label className="flex cursor-pointer items-center gap-2 text-sm">
            <input
              type="checkbox"
              checked={values.isDefault}
              className="size-3.5 accent-(--accent)"
              onChange={({ target }) => set('isDefault', target.checked)}
            />
            {t('oncall.holdsElsewhere')}
          </label>
          {values.siteIds.map((id) => (
            <SiteRow
              key={id}
              id={id}
              onRemove={() =>
                set(
                  'siteIds',
                  values.siteIds.filter((other) => other !== id),
                )
              }
            />
          ))}
          <SitePicker
            value=""
            none={t('oncall.addSite')}
            slim
            onChange={(id) => id && !values.siteIds.includes(id) && set('siteIds', [...values.siteIds, id])}
          />
        </div>
      </Panel>
    </>
  )
}

function SiteRow({ id, onRemove }: { id: string; onRemove(): void }) {
  const { t } = useTranslation()
  const name = useQuery(siteQuery(id)).data?.name ?? '…'
  return (
    <div className="flex items-center gap-2 text-sm">
      <span className="min-w-0 grow truncate">{name}</span>
      <IconButton size="icon-sm" label={t('oncall.out', { name })} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
    </div>
  )
}
