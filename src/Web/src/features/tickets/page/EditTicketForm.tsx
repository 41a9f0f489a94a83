import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Ticket } from '@/api/types'
import { Field, Input, TextArea } from '@/components/form/Field'
import { SheetForm } from '@/components/form/SheetForm'
import { readTags } from '@/features/lists/TagsForm'
import { useMay } from '@/features/identity/session'
import { SitePicker } from '@/features/sites/SitePicker'
import { i18next } from '@/i18n'
import { CategoryField } from '../CategoryField'
import { useTicketChange } from '../change'
import { asTexts, changedFields, type FieldValues } from '../fields'
import { ticketSettingsQuery } from '../queries'
import { correct } from '../verbs'
import { CustomFieldInput } from './CustomFieldInput'

const t = i18next.t.bind(i18next)
const line = (most: number) => z.string().trim().max(most, t('form.tooLong', { most }))

const schema = z.object({
  subject: line(300).min(1, t('form.needed')),
  description: line(65_536),
  category: line(60),
  customer: line(120),
  siteId: z.string(),
  tags: z.string(),
})

/** Corrects what is known of a ticket: what was not touched is not sent, so that nobody's change is overwritten. */
export function EditTicketForm({ ticket, onDone }: { ticket: Ticket; onDone(): void }) {
  const { t } = useTranslation()
  const seesSites = useMay()('sites.read')
  const change = useTicketChange(ticket)
  const definitions = useQuery(ticketSettingsQuery).data?.fields ?? []
  const before = asTexts(definitions, ticket.fields as FieldValues)
  const [typed, type] = useState<Record<string, string>>({})
  const form = useForm({
    resolver: zodResolver(schema),
    defaultValues: {
      subject: ticket.subject,
      description: ticket.description,
      category: ticket.category ?? '',
      customer: ticket.customer ?? '',
      siteId: ticket.siteId ?? '',
      tags: ticket.tags.join(' '),
    },
  })
  const { errors, dirtyFields } = form.formState
  return (
    <SheetForm
      form={form}
      send={async (terms) => {
        const fields = changedFields(definitions, before, { ...before, ...typed })
        const touched = {
          ...(dirtyFields.subject && { subject: terms.subject }),
          ...(dirtyFields.description && { description: terms.description }),
          ...(dirtyFields.category && { category: terms.category || null }),
          ...(dirtyFields.customer && { customer: terms.customer || null }),
          ...(dirtyFields.siteId && { siteId: terms.siteId || null }),
          ...(dirtyFields.tags && { tags: readTags(terms.tags) }),
          ...(Object.keys(fields).length > 0 && { fields: fields as never }),
        }
        if (Object.keys(touched).length > 0) await change.mutateAsync({ ...correct(touched), isOfForm: true })
      }}
      onDone={onDone}
    >
      <Field label={t('tickets.subject')} error={errors.subject?.message}>
        {(control) => <Input {...control} {...form.register('subject')} autoFocus />}
      </Field>
      <Field label={t('tickets.description')} error={errors.description?.message}>
        {(control) => <TextArea {...control} {...form.register('description')} rows={4} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <CategoryField error={errors.category?.message} value={form.watch('category')} {...form.register('category')} />
        <Field label={t('tickets.customer')} error={errors.customer?.message}>
          {(control) => <Input {...control} {...form.register('customer')} placeholder={t('form.optional')} />}
        </Field>
        {seesSites && (
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
        <Field label={t('tickets.tags')} hint={t('bulk.tagsHint')} error={errors.tags?.message}>
          {(control) => <Input {...control} {...form.register('tags')} placeholder={t('form.optional')} />}
        </Field>
        {definitions.map((field) => (
          <CustomFieldInput
            key={field.key}
            field={field}
            value={typed[field.key] ?? before[field.key] ?? ''}
            onChange={(value) => type((now) => ({ ...now, [field.key]: value }))}
          />
        ))}
      </div>
    </SheetForm>
  )
}
