import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { Field, Input, Select, TextArea } from '@/components/form/Field'
import { DevicePicker } from '@/features/devices/DevicePicker'
import { useMay } from '@/features/identity/session'
import { KnownAnswers } from '@/features/knowledge/suggest/KnownAnswers'
import { SitePicker } from '@/features/sites/SitePicker'
import { i18next } from '@/i18n'
import { CategoryField } from '../CategoryField'
import { useColleagues } from '../people'
import { teamsQuery } from '../queries'
import { priorities } from '../states'

const t = i18next.t.bind(i18next)
const line = (most: number) => z.string().trim().max(most, t('form.tooLong', { most }))

/** What a person says who opens a ticket. */
export const openTicketSchema = z.object({
  subject: line(300).min(1, t('form.needed')),
  description: line(65_536),
  priority: z.enum(['low', 'normal', 'high', 'urgent']),
  category: line(60),
  email: z.union([z.literal(''), z.email(t('tickets.emailWrong'))]),
  name: line(120),
  siteId: z.string(),
  deviceId: z.string(),
  teamId: z.string(),
  assigneeId: z.string(),
  tags: z.string(),
})

export type OpenTicketTerms = z.infer<typeof openTicketSchema>

/** The fields of a new ticket. */
export function OpenTicketFields({ form }: { form: UseFormReturn<OpenTicketTerms> }) {
  const { t } = useTranslation()
  const may = useMay()
  const teams = useQuery(teamsQuery).data?.items ?? []
  const people = useColleagues()
  const { errors } = form.formState
  const siteId = form.watch('siteId')
  return (
    <>
      <Field label={t('tickets.subject')} error={errors.subject?.message}>
        {(control) => <Input {...control} {...form.register('subject')} autoFocus placeholder={t('tickets.subjectExample')} />}
      </Field>
      <Field label={t('tickets.description')} error={errors.description?.message}>
        {(control) => <TextArea {...control} {...form.register('description')} rows={4} placeholder={t('tickets.descriptionHint')} />}
      </Field>
      <KnownAnswers subject={form.watch('subject')} description={form.watch('description')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('tickets.priority')} error={errors.priority?.message}>
          {(control) => (
            <Select {...control} {...form.register('priority')}>
              {priorities.map((one) => (
                <option key={one} value={one}>
                  {t(`tickets.priorities.${one}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <CategoryField error={errors.category?.message} value={form.watch('category')} {...form.register('category')} />
        <Field label={t('tickets.requesterEmail')} hint={t('tickets.requesterHint')} error={errors.email?.message}>
          {(control) => <Input {...control} {...form.register('email')} type="email" placeholder={t('form.optional')} />}
        </Field>
        <Field label={t('tickets.requesterName')} error={errors.name?.message}>
          {(control) => <Input {...control} {...form.register('name')} placeholder={t('form.optional')} />}
        </Field>
        {may('sites.read') && (
          <Field label={t('tickets.site')} error={errors.siteId?.message}>
            {(control) => (
              <Controller
                control={form.control}
                name="siteId"
                render={({ field }) => <SitePicker {...control} none={t('tickets.noSite')} value={field.value} onChange={field.onChange} />}
              />
            )}
          </Field>
        )}
        {may('devices.read') && (
          <Field label={t('tickets.device')} error={errors.deviceId?.message}>
            {(control) => (
              <Controller
                control={form.control}
                name="deviceId"
                render={({ field }) => (
                  <DevicePicker
                    {...control}
                    label={t('tickets.device')}
                    none={t('tickets.noDevice')}
                    value={field.value}
                    siteId={siteId || undefined}
                    onChange={field.onChange}
                  />
                )}
              />
            )}
          </Field>
        )}
        {may('tickets.assign') && (
          <>
            <Field label={t('tickets.assignee')} error={errors.assigneeId?.message}>
              {(control) => (
                <Select {...control} {...form.register('assigneeId')} value={form.watch('assigneeId')}>
                  <option value="">{t('tickets.nobody')}</option>
                  {people.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={t('tickets.team')} error={errors.teamId?.message}>
              {(control) => (
                <Select {...control} {...form.register('teamId')} value={form.watch('teamId')}>
                  <option value="">{t('tickets.noTeam')}</option>
                  {teams.map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
          </>
        )}
      </div>
      <Field label={t('tickets.tags')} hint={t('bulk.tagsHint')} error={errors.tags?.message}>
        {(control) => <Input {...control} {...form.register('tags')} placeholder={t('form.optional')} />}
      </Field>
    </>
  )
}
