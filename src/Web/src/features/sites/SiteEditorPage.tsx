import { zodResolver } from '@hookform/resolvers/zod'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { ProblemError } from '@/api/problem'
import type { Site } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { showRefusal } from '@/components/form/refusal'
import { LeaveGuard } from '@/components/LeaveGuard'
import { ObjectPage } from '@/components/ListPage'
import { Notice } from '@/components/Notice'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { PositionMap } from './PositionMap'
import { siteQuery, useChangeSite } from './queries'
import { SiteFields } from './SiteFields'
import { asCommand, positionOf, siteSchema, termsOf } from './terms'

/** Where a site is and what it is called, to be put right. */
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
  const { errors, isSubmitting, isDirty } = form.formState
  const [latitude, longitude] = useWatch({ control: form.control, name: ['latitude', 'longitude'] })
  const back = (ignoreBlocker = false) => void navigate({ to: '/sites/$id', params: { id: site.id }, ignoreBlocker })
  const submit = form.handleSubmit(async (terms) => {
    try {
      await change.mutateAsync({ site: opened, terms: asCommand(terms) })
      back(true)
    } catch (error) {
      if (error instanceof ProblemError && error.status === 412) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4 lg:grid-cols-[minmax(320px,2fr)_3fr]">
      <LeaveGuard dirty={isDirty} />
      <Panel>
        <div className="grid gap-4">
          {errors.root && <Notice tone="critical">{errors.root.message}</Notice>}
          <SiteFields form={form} />
          <p className="text-xs text-ink-faint">{t('sites.positionHint')}</p>
          <div className="flex justify-end gap-2">
            <Button onClick={() => back()}>{t('action.cancel')}</Button>
            <Button type="submit" look="primary" pending={isSubmitting} disabled={!isDirty}>
              {t('action.save')}
            </Button>
          </div>
        </div>
      </Panel>
      <PositionMap
        position={positionOf({ latitude, longitude })}
        onChange={(place) => {
          form.setValue('latitude', String(place.latitude), { shouldDirty: true, shouldValidate: true })
          form.setValue('longitude', String(place.longitude), { shouldDirty: true, shouldValidate: true })
        }}
      />
    </form>
  )
}
