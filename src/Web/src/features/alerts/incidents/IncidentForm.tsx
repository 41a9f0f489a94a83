import { useQueryClient } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Incident } from '@/api/types'
import { Field, Input } from '@/components/form/Field'
import { SheetForm } from '@/components/form/SheetForm'
import { useToast } from '@/components/Toasts'
import { alertKeys } from '../queries'
import { IncidentPicker } from './IncidentPicker'
import { incidentKeys } from './queries'

interface IncidentFormProps {
  /** The alerts it is to have, asked for when they are needed. */
  alerts(): Promise<string[]>
  /** What it is called unless somebody says otherwise. */
  title?: string
  /** Whether it is a new one in any case. */
  fresh?: boolean
  onDone(): void
  onMade?(incident: Incident): void
}

/** Makes an incident of alerts, or adds them to one there is. */
export function IncidentForm({ alerts, title, fresh, onDone, onMade }: IncidentFormProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const form = useForm({ defaultValues: { into: '', title: title ?? '' } })
  const into = form.watch('into')
  const refresh = () => Promise.all([incidentKeys.all, alertKeys.all].map((queryKey) => queries.invalidateQueries({ queryKey })))
  const takeBack = async (incident: Incident, ids: string[]) => {
    for (const alertId of ids) await api.DELETE('/v1/incidents/{id}/alerts/{alertId}', { params: { path: { id: incident.id, alertId } } })
    if (!into) await api.PUT('/v1/incidents/{id}/resolution', { params: { path: { id: incident.id } } })
    await refresh()
  }
  const send = async (values: { into: string; title: string }) => {
    const alertIds = await alerts()
    const incident = values.into
      ? await body(api.POST('/v1/incidents/{id}/alerts', { params: { path: { id: values.into } }, body: { alertIds } }))
      : await body(api.POST('/v1/incidents', { body: { alertIds, title: values.title.trim() || null } }))
    onMade?.(incident)
    toast({
      text: t(values.into ? 'incidents.toasts.added' : 'incidents.toasts.made', { number: incident.number, count: alertIds.length }),
      seconds: 10,
      action:
        alertIds.length > 0
          ? {
              label: t('action.undo'),
              onPress: () => void takeBack(incident, alertIds).catch((error: Error) => toast({ text: error.message, tone: 'critical' })),
            }
          : undefined,
    })
    await refresh()
  }
  return (
    <SheetForm form={form} send={send} onDone={onDone} save={t(into ? 'incidents.form.add' : 'incidents.form.make')}>
      {!fresh && (
        <Field label={t('incidents.form.into')} hint={t('incidents.form.intoHint')}>
          {(control) => (
            <IncidentPicker {...control} value={into} none={t('incidents.form.new')} onChange={(id) => form.setValue('into', id)} />
          )}
        </Field>
      )}
      {!into && (
        <Field
          label={t('incidents.form.title')}
          hint={fresh ? undefined : t('incidents.form.titleHint')}
          error={form.formState.errors.title?.message}
        >
          {(control) => <Input {...control} {...form.register('title')} autoFocus maxLength={200} autoComplete="off" />}
        </Field>
      )}
    </SheetForm>
  )
}
