import { useQuery } from '@tanstack/react-query'
import { Controller, type UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Field, Select } from '@/components/form/Field'
import { SitePicker } from '@/features/sites/SitePicker'
import { CategoryField } from '../CategoryField'
import { teamsQuery } from '../queries'
import type { RuleValues } from './rule'

/** Which tickets a rule is for, and the team it gives them to. */
export function RuleCriteria({ form }: { form: UseFormReturn<RuleValues> }) {
  const { t } = useTranslation()
  const teams = useQuery(teamsQuery).data?.items ?? []
  const choices = teams.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <CategoryField none={t('assignment.anyCategory')} value={form.watch('category')} {...form.register('category')} />
      <Field label={t('tickets.site')}>
        {(control) => (
          <Controller
            control={form.control}
            name="site"
            render={({ field }) => <SitePicker {...control} none={t('assignment.anySite')} value={field.value} onChange={field.onChange} />}
          />
        )}
      </Field>
      <Field label={t('assignment.fromTeam')}>
        {(control) => (
          <Select {...control} {...form.register('team')}>
            <option value="">{t('assignment.anyTeam')}</option>
            {choices}
          </Select>
        )}
      </Field>
      <Field label={t('assignment.givenTo')}>
        {(control) => (
          <Select {...control} {...form.register('toTeam')}>
            <option value="">{t('assignment.ownTeam')}</option>
            {choices}
          </Select>
        )}
      </Field>
    </div>
  )
}
