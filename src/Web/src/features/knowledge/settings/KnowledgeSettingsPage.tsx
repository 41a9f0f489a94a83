import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { KnowledgeSettings } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Field, Input, Select } from '@/components/form/Field'
import { ObjectPage } from '@/components/ObjectPage'
import { Notice } from '@/components/Notice'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useToast } from '@/components/Toasts'
import { useMay } from '@/features/identity/session'
import { knowledgeSettingsQuery } from '../queries'
import { languageName, languages } from './languages'

/** In which language the company writes, and how long an article is good for. */
export function KnowledgeSettingsPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(knowledgeSettingsQuery)
  return (
    <ObjectPage>
      <PageHeader title={t('knowledge.settings')} state={t('knowledge.settingsText')} />
      {data ? (
        <SettingsForm key={data.version} settings={data} />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <Skeleton className="h-48 max-w-xl" />
      )}
    </ObjectPage>
  )
}

function SettingsForm({ settings }: { settings: KnowledgeSettings }) {
  const { t } = useTranslation()
  const toast = useToast()
  const queries = useQueryClient()
  const may = useMay()('knowledge.publish')
  const [language, setLanguage] = useState(settings.language)
  const [months, setMonths] = useState(String(settings.reviewAfterMonths))
  const save = useMutation({
    mutationFn: () =>
      body(
        api.PATCH('/v1/knowledge/settings', {
          params: { header: { 'If-Match': `"${settings.version}"` } },
          body: { language, reviewAfterMonths: Number(months) },
        }),
      ),
    onSuccess: (after) => {
      queries.setQueryData(knowledgeSettingsQuery.queryKey, after)
      toast({ text: t(after.language === settings.language ? 'knowledge.settingsSaved' : 'knowledge.languageSaved') })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate()
  }
  const tags = languages.includes(settings.language) ? languages : [settings.language, ...languages]
  const dirty = language !== settings.language || months !== String(settings.reviewAfterMonths)
  return (
    <Panel className="max-w-xl">
      <form onSubmit={submit} className="grid gap-4">
        {save.error && <Notice tone="critical">{save.error.message}</Notice>}
        <Field label={t('knowledge.language')} hint={t('knowledge.languageHint')}>
          {(control) => (
            <Select {...control} disabled={!may} value={language} onChange={({ target }) => setLanguage(target.value)}>
              {tags.map((tag) => (
                <option key={tag} value={tag}>
                  {languageName(tag)}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <Field label={t('knowledge.reviewAfter')} hint={t('knowledge.reviewAfterHint')}>
          {(control) => (
            <Input
              {...control}
              type="number"
              min={0}
              max={120}
              required
              disabled={!may}
              className="figures w-28"
              value={months}
              onChange={({ target }) => setMonths(target.value)}
            />
          )}
        </Field>
        {may && (
          <div className="flex justify-end">
            <Button type="submit" look="primary" pending={save.isPending} disabled={!dirty || months === ''}>
              {t('action.save')}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  )
}
