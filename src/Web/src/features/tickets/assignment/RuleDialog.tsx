import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { AssignmentRule, AssignmentSettings } from '@/api/types'
import { Field, Input, Select } from '@/components/form/Field'
import { NameField } from '@/components/form/NameField'
import { SheetForm } from '@/components/form/SheetForm'
import { RecordDialog } from '@/components/RecordDialog'
import { useChangeAssignment } from './queries'
import { RuleCriteria } from './RuleCriteria'
import { placed, termsOf, valuesOf } from './rule'

/** Writes a rule, or says anew what one does and where it stands among the others. */
export function RuleDialog({
  rule,
  settings,
  onClose,
}: {
  rule: AssignmentRule | 'new' | undefined
  settings: AssignmentSettings
  onClose(): void
}) {
  const { t } = useTranslation()
  return (
    <RecordDialog
      record={rule}
      title={(known) => (known ? t('desk.change', { name: known.name }) : t('assignment.addRule'))}
      description={t('assignment.ruleText')}
      onClose={onClose}
    >
      {(known) => <RuleForm rule={known} settings={settings} onDone={onClose} />}
    </RecordDialog>
  )
}

function RuleForm({ rule, settings, onDone }: { rule: AssignmentRule | undefined; settings: AssignmentSettings; onDone(): void }) {
  const { t } = useTranslation()
  const change = useChangeAssignment(settings)
  const form = useForm({ defaultValues: valuesOf(rule, settings.rules) })
  const places = settings.rules.length + (rule ? 0 : 1)
  return (
    <SheetForm
      form={form}
      send={(values) => change.mutateAsync({ rules: placed(settings.rules, rule, termsOf(values), Number(values.place)) })}
      onDone={onDone}
    >
      <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_96px]">
        <NameField form={form} name="name" label={t('desk.name')} placeholder={t('assignment.ruleExample')} />
        <Field label={t('assignment.place')}>
          {(control) => (
            <Select {...control} {...form.register('place')}>
              {Array.from({ length: places }, (_, at) => (
                <option key={at} value={at}>
                  {at + 1}.
                </option>
              ))}
            </Select>
          )}
        </Field>
      </div>
      <RuleCriteria form={form} />
      <Field label={t('assignment.strategy')}>
        {(control) => (
          <Select {...control} {...form.register('strategy')}>
            {(['roundRobin', 'leastBusy'] as const).map((strategy) => (
              <option key={strategy} value={strategy}>
                {t(`assignment.strategies.${strategy}`)}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field label={t('assignment.skills')} hint={t('assignment.skillsHint')}>
        {(control) => <Input {...control} {...form.register('skills')} autoComplete="off" placeholder={t('form.optional')} />}
      </Field>
      <label className="flex cursor-pointer items-center gap-2 text-sm">
        <input type="checkbox" className="size-3.5 accent-(--accent)" {...form.register('inHoursOnly')} />
        {t('assignment.inHoursOnly')}
      </label>
    </SheetForm>
  )
}
