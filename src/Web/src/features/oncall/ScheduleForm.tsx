import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson, OnCallSchedule } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { SaveBar } from '@/components/form/SaveBar'
import { Panel } from '@/components/Panel'
import { useSession } from '@/features/identity/session'
import { DaysPanel } from '@/features/tickets/promises/settings/DaysPanel'
import { LayerFields } from './LayerFields'
import { formOf, newLayer, planOf, termsOf, type LayerForm, type ScheduleForm as Values } from './plan'
import { useSaveSchedule } from './queries'
import { SchedulePreview } from './SchedulePreview'
import { useSaving } from './useSaving'

const mostLayers = 10

/** The editor of a schedule, with its calendar drawn anew as one writes. */
export function ScheduleForm({ known, people }: { known?: OnCallSchedule; people: OnCallPerson[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { user } = useSession()
  // The version that was opened: what others changed meanwhile is not overwritten unseen.
  const [opened] = useState(known)
  const form = useForm<Values>({ defaultValues: formOf(opened, newLayer(t('oncall.firstLayer'), [user.id])), mode: 'onTouched' })
  const { mutateAsync: save } = useSaveSchedule()
  const saving = useSaving(form)
  const values = useWatch({ control: form.control }) as Values
  const { errors } = form.formState
  // Whoever has left is still named where they were.
  const named = [...people, ...(opened?.people ?? []).filter(({ id }) => people.every((one) => one.id !== id))]

  const setLayers = (layers: LayerForm[]) => form.setValue('layers', layers, { shouldDirty: true })
  const put = (at: number, change: Partial<LayerForm>) =>
    setLayers(values.layers.map((layer, other) => (other === at ? { ...layer, ...change } : layer)))
  const move = (at: number, by: number) => {
    const layers = [...values.layers]
    layers.splice(at + by, 0, ...layers.splice(at, 1))
    setLayers(layers)
  }
  const back = (ignoreBlocker = false, schedule?: string) => void navigate({ to: '/on-call', search: { schedule }, ignoreBlocker })
  const submit = form.handleSubmit(async () => {
    const terms = termsOf(values)
    const saved = await saving(terms, () => save({ known: opened, terms: terms! }))
    if (saved) back(true, saved.id)
  })
  return (
    <form className="grid gap-4" onSubmit={(event) => void submit(event)} noValidate>
      <Panel>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('oncall.name')} error={errors.name?.message}>
            {(control) => (
              <Input
                {...control}
                {...form.register('name', { validate: (name) => name.trim() !== '' || t('form.needed') })}
                maxLength={100}
                autoComplete="off"
                placeholder={t('oncall.nameExample')}
              />
            )}
          </Field>
          <Field label={t('oncall.zone')} hint={t('oncall.zoneHint')} error={errors.timeZone?.message}>
            {(control) => <Input {...control} {...form.register('timeZone')} maxLength={64} autoComplete="off" />}
          </Field>
        </div>
      </Panel>
      <SchedulePreview plan={planOf(values)} zone={values.timeZone} scheduleId={opened?.id} />
      {values.layers.map((layer, at) => (
        <LayerFields
          key={at}
          layer={layer}
          zone={values.timeZone}
          people={named}
          isFirst={at === 0}
          isLast={at === values.layers.length - 1}
          onChange={(change) => put(at, change)}
          onMove={(by) => move(at, by)}
          onRemove={() => setLayers(values.layers.filter((_, other) => other !== at))}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          disabled={values.layers.length >= mostLayers}
          onClick={() => setLayers([...values.layers, newLayer(t('oncall.layerNumber', { number: values.layers.length + 1 }), [])])}
        >
          <Plus aria-hidden /> {t('oncall.addLayer')}
        </Button>
        <span className="text-xs text-ink-muted">{t('oncall.layersText')}</span>
      </div>
      <DaysPanel
        kind="holiday"
        title={t('calendars.holidays')}
        empty={t('oncall.noHolidays')}
        add={t('calendars.addHoliday')}
        lines={values.holidays}
        onChange={(holidays) => form.setValue('holidays', holidays, { shouldDirty: true })}
      />
      <SaveBar form={form} onCancel={() => back()} />
    </form>
  )
}
