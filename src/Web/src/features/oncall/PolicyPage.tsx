import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson, OnCallPolicy, OnCallSchedule } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { SaveBar } from '@/components/form/SaveBar'
import { ObjectColumns, ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { CallsPanel } from './CallsPanel'
import { PolicyFields } from './PolicyFields'
import { peopleQuery, policiesQuery, schedulesQuery, useRemovePolicy, useSavePolicy } from './queries'
import { RemoveButton } from './RemoveButton'
import { everyone, formOf, sentenceOf, stepsOf, termsOf, type PolicyForm as Values } from './steps'
import { useSaving } from './useSaving'

/** Writes an escalation policy, says in words what happens by it, and who would be called at any moment. */
export function PolicyPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/on-call/policies/$id' })
  const policies = useQuery(policiesQuery)
  const { mutateAsync: remove } = useRemovePolicy()
  const { mutateAsync: save } = useSavePolicy()
  const schedules = useQuery(schedulesQuery)
  const people = useQuery(peopleQuery)
  if (policies.isPending || schedules.isPending || people.isPending) return <PagePending />
  if (!policies.data || !schedules.data || !people.data)
    return (
      <ErrorState
        error={policies.error ?? schedules.error ?? people.error}
        retry={() => void Promise.all([policies.refetch(), schedules.refetch(), people.refetch()])}
      />
    )
  const policy = policies.data.items.find((one) => one.id === id)
  return (
    <ObjectPage>
      <PageHeader
        title={policy ? t('oncall.editSchedule', { name: policy.name }) : t('oncall.newPolicy')}
        above={
          <Link to="/on-call/policies" className="hover:text-ink hover:underline">
            {t('oncall.policies')}
          </Link>
        }
        state={t('oncall.policyText')}
        actions={
          policy && (
            <RemoveButton
              name={policy.name}
              to="/on-call/policies"
              remove={() => remove(policy)}
              again={() => save({ terms: termsOf(formOf(policy))! })}
            />
          )
        }
      />
      {policy || id === 'new' ? (
        <PolicyForm
          key={id}
          known={policy}
          schedules={schedules.data.items}
          people={people.data.items}
          isFirst={policies.data.items.length === 0}
        />
      ) : (
        <p className="text-sm text-ink-muted">{t('oncall.policyGone')}</p>
      )}
    </ObjectPage>
  )
}

interface PolicyFormProps {
  known?: OnCallPolicy
  schedules: OnCallSchedule[]
  people: OnCallPerson[]
  isFirst: boolean
}

function PolicyForm({ known, schedules, people, isFirst }: PolicyFormProps) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // The version that was opened: what others changed meanwhile is not overwritten unseen.
  const [opened] = useState(known)
  const first = { targets: [schedules[0] ? `schedule:${schedules[0].id}` : everyone], minutes: '10' }
  const form = useForm<Values>({ defaultValues: formOf(opened, isFirst, first), mode: 'onTouched' })
  const { mutateAsync: save } = useSavePolicy()
  const saving = useSaving(form)
  const values = useWatch({ control: form.control }) as Values
  const named = [...people, ...(opened?.people ?? []).filter(({ id }) => people.every((one) => one.id !== id))]
  const back = (ignoreBlocker = false) => void navigate({ to: '/on-call/policies', ignoreBlocker })
  const submit = form.handleSubmit(async () => {
    const terms = termsOf(values)
    if (await saving(terms, () => save({ known: opened, terms: terms! }))) back(true)
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ObjectColumns
        aside={
          <>
            <Panel title={t('oncall.inWords')}>
              <p className="text-sm" aria-live="polite">
                {sentenceOf(values, schedules, named)}
              </p>
            </Panel>
            <CallsPanel steps={stepsOf(values)} first={values.siteIds[0]} />
          </>
        }
      >
        <PolicyFields form={form} values={values} schedules={schedules} people={named} />
      </ObjectColumns>
      <SaveBar form={form} onCancel={() => back()} />
    </form>
  )
}
