import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Team } from '@/api/types'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { useColleagues } from '../people'
import { useSaveTeam } from './queries'

/** Forms a team, or changes what it is called and who is in it. */
export function TeamDialog({ team, onClose }: { team: Team | 'new' | undefined; onClose(): void }) {
  const { t } = useTranslation()
  return (
    <RecordDialog
      record={team}
      title={(known) => (known ? t('desk.change', { name: known.name }) : t('desk.addTeam'))}
      description={t('desk.teamText')}
      onClose={onClose}
    >
      {(known) => <TeamForm team={known} onDone={onClose} />}
    </RecordDialog>
  )
}

function TeamForm({ team, onDone }: { team: Team | undefined; onDone(): void }) {
  const { t } = useTranslation()
  const save = useSaveTeam(team)
  const colleagues = useColleagues()
  const people = [...colleagues, ...(team?.members ?? []).filter(({ id }) => !colleagues.some((other) => other.id === id))]
  const form = useForm({ defaultValues: { name: team?.name ?? '', members: team?.members.map(({ id }) => id) ?? [] } })
  return (
    <SheetForm form={form} send={({ name, members }) => save.mutateAsync({ name: name.trim(), members })} onDone={onDone}>
      <NameField form={form} name="name" label={t('desk.name')} />
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-medium">{t('desk.members')}</legend>
        <div className="max-h-60 overflow-y-auto rounded-md border border-line-strong p-1">
          {people.map(({ id, name }) => (
            <label key={id} className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-sm hover:bg-hover">
              <input type="checkbox" value={id} {...form.register('members')} className="size-3.5 accent-(--accent)" />
              <span className="truncate">{name}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </SheetForm>
  )
}
