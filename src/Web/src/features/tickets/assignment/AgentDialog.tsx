import { useQuery } from '@tanstack/react-query'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Agent, AssignmentSettings } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { useColleagues } from '../people'
import { calendarNamesQuery, useChangeAssignment } from './queries'
import { readSkills } from './skills'

interface AgentDialogProps {
  agent: Agent | 'new' | undefined
  settings: AssignmentSettings
  onClose(): void
}

/** Says what somebody can do, when they work, and how many open tickets they may have. */
export function AgentDialog({ agent, settings, onClose }: AgentDialogProps) {
  const { t } = useTranslation()
  return (
    <RecordDialog record={agent} title={() => t('assignment.person')} description={t('assignment.personText')} onClose={onClose}>
      {(known) => <AgentForm agent={known} settings={settings} onDone={onClose} />}
    </RecordDialog>
  )
}

function AgentForm({ agent, settings, onDone }: { agent: Agent | undefined; settings: AssignmentSettings; onDone(): void }) {
  const { t } = useTranslation()
  const change = useChangeAssignment(settings)
  const calendars = useQuery(calendarNamesQuery).data?.items ?? []
  const free = useColleagues().filter(({ id }) => id === agent?.personId || !settings.people.some(({ personId }) => personId === id))
  const form = useForm({
    defaultValues: {
      personId: agent?.personId ?? '',
      skills: agent?.skills?.join(', ') ?? '',
      calendar: agent?.calendar ?? '',
      mostOpen: agent?.mostOpen ? String(agent.mostOpen) : '',
    },
  })
  const { errors } = form.formState
  return (
    <SheetForm
      form={form}
      send={({ personId, skills, calendar, mostOpen }) => {
        const after = { personId, skills: readSkills(skills), calendar: calendar || null, mostOpen: mostOpen ? Number(mostOpen) : null }
        const people = agent ? settings.people.map((one) => (one === agent ? after : one)) : [...settings.people, after]
        return change.mutateAsync({ people })
      }}
      onDone={onDone}
    >
      <Field label={t('assignment.person')} error={errors.personId?.message}>
        {(control) => (
          <Select
            {...control}
            {...form.register('personId', { validate: (id) => id !== '' || t('form.needed') })}
            disabled={agent !== undefined}
          >
            <option value="" />
            {free.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('assignment.skills')} hint={t('assignment.skillsHint')}>
        {(control) => <Input {...control} {...form.register('skills')} autoComplete="off" placeholder={t('assignment.skillsExample')} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('assignment.ownHours')}>
          {(control) => (
            <Select {...control} {...form.register('calendar')}>
              <option value="">{t('assignment.deskHours')}</option>
              {calendars.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('assignment.mostOpen')} error={errors.mostOpen?.message}>
          {(control) => (
            <Input
              {...control}
              {...form.register('mostOpen', { validate: (most) => most === '' || Number(most) >= 1 || t('assignment.mostOpenWrong') })}
              type="number"
              min={1}
              step={1}
              placeholder={t('assignment.anyNumber')}
            />
          )}
        </Field>
      </div>
    </SheetForm>
  )
}
