import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { AlertSource, AlertSourceSecret, ReadyMapping } from '@/api/types'
import { isStale } from '@/api/problem'
import { NameField } from '@/components/form/NameField'
import { showRefusal } from '@/components/form/refusal'
import { SaveBar } from '@/components/form/SaveBar'
import { Panel } from '@/components/Panel'
import { useToast } from '@/components/Toasts'
import { useDebounced } from '@/lib/useDebounced'
import { formOf, mappingOf, readable, type SourceForm } from './mapping'
import { MappingFields } from './MappingFields'
import { NewSourceFields } from './NewSourceFields'
import { PayloadPanel } from './PayloadPanel'
import { PreviewPanel } from './PreviewPanel'
import { mappingPreviewQuery, payloadsQuery, useMakeSource, useSaveSource } from './queries'

interface SourceEditorProps {
  known: AlertSource | undefined
  ready: ReadyMapping[]
  onMade(secret: AlertSourceSecret): void
}

/** The rules and a payload on one side, the alerts it becomes on the other. */
export function SourceEditor({ known, ready, onMade }: SourceEditorProps) {
  const { t } = useTranslation()
  const toast = useToast()
  const navigate = useNavigate()
  // The version that was opened: what others changed meanwhile is not overwritten unseen.
  const [opened, open] = useState(known)
  const begin = ready[0]!
  const form = useForm<SourceForm>({
    defaultValues: opened ? formOf(opened.name, opened.signIn, opened.mapping) : formOf('', 'token', begin.mapping),
    mode: 'onTouched',
  })
  const payloads = useQuery(payloadsQuery(opened?.id)).data?.items ?? []
  const [pasted, paste] = useState<string>()
  const payload = pasted ?? readable(payloads[0]?.body ?? begin.sample)
  const values = useWatch({ control: form.control }) as SourceForm
  const shown = useDebounced(JSON.stringify({ mapping: mappingOf(values), payload }), 250)
  const asked = JSON.parse(shown) as { mapping: ReturnType<typeof mappingOf>; payload: string }
  const preview = useQuery(mappingPreviewQuery(asked.mapping, asked.payload))
  const { mutateAsync: make } = useMakeSource()
  const { mutateAsync: save } = useSaveSource()
  const submit = form.handleSubmit(async (entered) => {
    const terms = { name: entered.name.trim(), mapping: mappingOf(entered) }
    try {
      if (!opened) {
        const secret = await make({ ...terms, signIn: entered.signIn })
        form.reset(entered)
        onMade(secret)
        return
      }
      open(await save({ known: opened, terms }))
      form.reset(entered)
      toast({ text: t('alertSources.saved', { name: terms.name }) })
    } catch (error) {
      if (isStale(error)) form.setError('root', { message: t('form.stale') })
      else showRefusal(form, error)
    }
  })
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-2">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
          <Panel>
            <div className="grid gap-4">
              <NameField
                form={form}
                name="name"
                label={t('alertSources.name')}
                maxLength={100}
                placeholder={t('alertSources.nameExample')}
              />
              {!opened && (
                <NewSourceFields
                  form={form}
                  ready={ready}
                  onBegin={({ mapping, sample }) => {
                    const { name, signIn } = form.getValues()
                    form.reset(formOf(name, signIn, mapping), { keepDefaultValues: true })
                    paste(readable(sample))
                  }}
                />
              )}
            </div>
          </Panel>
          <PayloadPanel payload={payload} payloads={payloads} onChange={paste} />
          <MappingFields form={form} values={values} faults={preview.data?.faults ?? []} />
        </div>
        <div className="lg:sticky lg:top-4">
          <PreviewPanel preview={preview.data} error={preview.error} />
        </div>
      </div>
      <SaveBar form={form} onCancel={() => void navigate({ to: '/settings/alert-sources' })} />
    </form>
  )
}
