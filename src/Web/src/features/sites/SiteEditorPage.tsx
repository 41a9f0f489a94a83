import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { isStale } from '@/api/problem'
import type { Site } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { ErrorState } from '@/components/ErrorState'
import { showRefusal } from '@/components/form/refusal'
import { SaveBar } from '@/components/form/SaveBar'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { HoursPanel, type HoursErrors } from './HoursPanel'
import { PlacePanel } from './PlacePanel'
import { siteQuery, useChangeSite } from './queries'
import { SiteFields } from './SiteFields'
import { asCommand, siteSchema, termsOf } from './terms'

/** What a site is called, where it is, when people are there and where its ground ends, to be put right. */
export function SiteEditorPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/sites/$id/edit' })
  const site = useQuery(siteQuery(id))
  if (site.isPending) return <PagePending />
  if (!site.data) return <ErrorState error={site.error} retry={() => void site.refetch()} />
  return (
    <ObjectPage>
      <PageHeader
        title={t('sites.edit', { name: site.data.name })}
        number={site.data.number}
        above={
          <Link to="/sites/$id" params={{ id }} className="hover:text-ink hover:underline">
            {site.data.name}
          </Link>
        }
      />
      <SiteForm key={site.data.id} site={site.data} />
    </ObjectPage>
  )
}

function SiteForm({ site }: { site: Site }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const change = useChangeSite()
  // The version that was opened: what others changed meanwhile is not overwritten unseen.
  const [opened] = useState(site)
  const form = useForm({ resolver: zodResolver(siteSchema), defaultValues: termsOf(opened) })
  const { errors, isSubmitted } = form.formState
  const [zone, hours] = useWatch({ control: form.control, name: ['timeZone', 'hours'] })
  const back = (ignoreBlocker = false) => void navigate({ to: '/sites/$id', params: { id: site.id }, ignoreBlocker })
  const submit = form.handleSubmit(async (terms) => {
    try {
      await change.mutateAsync({ site: opened, terms: asCommand(terms) })
      back(true)
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(360px,5fr)_6fr]">
        <div className="grid min-w-0 gap-4">
          <Panel title={t('sites.what')}>
            <div className="grid gap-4">
              <SiteFields form={form} />
            </div>
          </Panel>
          <HoursPanel
            value={hours}
            zone={zone}
            errors={errors.hours as HoursErrors}
            onChange={(next) => form.setValue('hours', next, { shouldDirty: true, shouldValidate: isSubmitted })}
          />
        </div>
        <PlacePanel form={form} />
      </div>
      <SaveBar form={form} onCancel={() => back()} />
    </form>
  )
}
