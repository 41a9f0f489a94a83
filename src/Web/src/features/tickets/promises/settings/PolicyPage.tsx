import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { Calendar, SlaPolicy } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { SaveBar } from '@/components/form/SaveBar'
import { ObjectColumns, ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { useDebounced } from '@/lib/useDebounced'
import { calendarsQuery, policiesQuery } from '../queries'
import { EffectsPanel } from './EffectsPanel'
import { PolicyFields } from './PolicyFields'
import { formOf, termsOf } from './policies'
import { PrecedencePanel } from './PrecedencePanel'
import { policyEffectsQuery } from './queries'
import { useSaving } from './useSaving'

/** Writes a policy: which tickets it is for, what it promises, and what that would do to the tickets that are open. */
export function PolicyPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/settings/help-desk/policies/$id' })
  const policies = useQuery(policiesQuery)
  const calendars = useQuery(calendarsQuery)
  if (policies.isPending || calendars.isPending) return <PagePending />
  if (!policies.data || !calendars.data)
    return (
      <ErrorState error={policies.error ?? calendars.error} retry={() => void Promise.all([policies.refetch(), calendars.refetch()])} />
    )
  const policy = policies.data.items.find((one) => one.id === id)
  return (
    <ObjectPage>
      <PageHeader
        title={policy ? t('desk.change', { name: policy.name }) : t('policies.new')}
        above={
          <Link to="/settings/help-desk" className="hover:text-ink hover:underline">
            {t('desk.title')}
          </Link>
        }
        state={t('policies.text')}
      />
      {policy || id === 'new' ? (
        <PolicyForm key={id} known={policy} calendars={calendars.data.items} policies={policies.data.items} />
      ) : (
        <p className="text-sm text-ink-muted">{t('policies.gone')}</p>
      )}
    </ObjectPage>
  )
}

function PolicyForm({ known, calendars, policies }: { known?: SlaPolicy; calendars: Calendar[]; policies: SlaPolicy[] }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  // The version that was opened: what others changed meanwhile is not overwritten unseen.
  const [opened] = useState(known)
  const usual = calendars.find(({ isBuiltIn }) => !isBuiltIn) ?? calendars[0]
  const form = useForm({ defaultValues: formOf(opened, usual?.id ?? ''), mode: 'onTouched' })
  const save = useSaving(form)
  const values = useWatch({ control: form.control }) as ReturnType<typeof formOf>
  const terms = termsOf(values)
  const asked = useDebounced(JSON.stringify(terms), 400)
  const effects = useQuery(policyEffectsQuery(opened?.id, asked ? (JSON.parse(asked) as typeof terms) : undefined))
  const back = (ignoreBlocker = false) => void navigate({ to: '/settings/help-desk', ignoreBlocker })
  const submit = form.handleSubmit(async () => {
    if (terms && (await save.policy(opened, terms))) back(true)
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <ObjectColumns
        aside={
          <>
            <PrecedencePanel policies={policies} edited={opened?.id} terms={values} />
            <EffectsPanel effects={effects} none={t('effects.writeOn')} />
          </>
        }
      >
        <PolicyFields form={form} calendars={calendars} />
      </ObjectColumns>
      <SaveBar form={form} onCancel={() => back()} />
    </form>
  )
}
