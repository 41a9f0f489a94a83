import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Macro, TicketPriority } from '@/api/types'
import { Field, Input, Select, TextArea } from '@/components/form/Field'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { readTags } from '@/features/lists/TagsForm'
import { teamsQuery, ticketSettingsQuery } from '../queries'
import { MacroVariables } from './MacroVariables'
import { useSaveMacro } from './queries'

interface MacroDialogProps {
  macro: Macro | 'new' | undefined
  variables: string[]
  onClose(): void
}

/** Writes a macro or a canned reply: what is said, and what is changed with it. */
export function MacroDialog({ macro, variables, onClose }: MacroDialogProps) {
  const { t } = useTranslation()
  return (
    <RecordDialog
      record={macro}
      title={(known) => (known ? t('desk.change', { name: known.name }) : t('desk.addMacro'))}
      description={t('desk.macroText')}
      onClose={onClose}
    >
      {(known) => <MacroForm macro={known} variables={variables} onDone={onClose} />}
    </RecordDialog>
  )
}

function MacroForm({ macro, variables, onDone }: { macro: Macro | undefined; variables: string[]; onDone(): void }) {
  const { t } = useTranslation()
  const save = useSaveMacro(macro)
  const settings = useQuery(ticketSettingsQuery).data
  const teams = useQuery(teamsQuery).data?.items ?? []
  const form = useForm({
    defaultValues: {
      name: macro?.name ?? '',
      text: macro?.text ?? '',
      isNote: macro?.isNote ?? false,
      status: macro?.status ?? '',
      priority: macro?.priority ?? '',
      teamId: macro?.teamId ?? '',
      toMe: macro?.toMe ?? false,
      addTags: macro?.addTags.join(' ') ?? '',
    },
  })
  const { errors } = form.formState
  return (
    <SheetForm
      form={form}
      send={(terms) =>
        save.mutateAsync({
          name: terms.name.trim(),
          text: terms.text.trim() || null,
          isNote: terms.isNote,
          status: terms.status || null,
          priority: (terms.priority || null) as TicketPriority | null,
          category: macro?.category ?? null,
          teamId: terms.teamId || null,
          assigneeId: terms.toMe ? null : (macro?.assigneeId ?? null),
          toMe: terms.toMe,
          addTags: readTags(terms.addTags),
          removeTags: macro?.removeTags ?? [],
        })
      }
      onDone={onDone}
    >
      <NameField form={form} name="name" label={t('desk.name')} />
      <Field label={t('desk.says')} error={errors.text?.message}>
        {(control) => <TextArea {...control} {...form.register('text')} rows={5} maxLength={65_536} placeholder={t('desk.saysExample')} />}
      </Field>
      <MacroVariables
        variables={variables}
        onPick={(variable) => form.setValue('text', `${form.getValues('text')}{{${variable}}}`, { shouldDirty: true })}
      />
      <Switch label={t('desk.asNote')} {...form.register('isNote')} />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('tickets.status')} error={errors.status?.message}>
          {(control) => (
            <Select {...control} {...form.register('status')}>
              <option value="">{t('desk.asItIs')}</option>
              {settings?.statuses.map(({ name, title }) => (
                <option key={name} value={name}>
                  {title}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('tickets.priority')} error={errors.priority?.message}>
          {(control) => (
            <Select {...control} {...form.register('priority')}>
              <option value="">{t('desk.asItIs')}</option>
              {(['urgent', 'high', 'normal', 'low'] as const).map((priority) => (
                <option key={priority} value={priority}>
                  {t(`tickets.priorities.${priority}`)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('tickets.team')} error={errors.teamId?.message}>
          {(control) => (
            <Select {...control} {...form.register('teamId')}>
              <option value="">{t('desk.asItIs')}</option>
              {teams.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('desk.addsTags')} hint={t('bulk.tagsHint')} error={errors.addTags?.message}>
          {(control) => <Input {...control} {...form.register('addTags')} placeholder={t('form.optional')} />}
        </Field>
      </div>
      <Switch label={t('desk.toWhoUses')} {...form.register('toMe')} />
    </SheetForm>
  )
}

function Switch({ label, ...field }: { label: string } & React.ComponentProps<'input'>) {
  return (
    <label className="flex cursor-pointer items-center gap-2 text-sm">
      <input type="checkbox" {...field} className="size-3.5 accent-(--accent)" /> {label}
    </label>
  )
}
