import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/components/Dialog'
import { FormFoot } from '@/components/form/FormFoot'
import { ErrorState } from '@/components/ErrorState'
import { Field, TextArea } from '@/components/form/Field'
import { Skeleton } from '@/components/Skeleton'
import { useToast } from '@/components/Toasts'
import { originsQuery, useAllowOrigins } from './apiKeys'

/** Which web pages of other origins may call the API with a key of the company. */
export function AllowedOriginsDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const allowed = useQuery(originsQuery)
  return (
    <Dialog open onOpenChange={onClose} title={t('apiKeys.origins')} description={t('apiKeys.originsText')}>
      {allowed.isPending ? (
        <Skeleton className="h-32" />
      ) : allowed.isError ? (
        <ErrorState error={allowed.error} retry={() => void allowed.refetch()} />
      ) : (
        <OriginsForm origins={allowed.data.origins} onClose={onClose} />
      )}
    </Dialog>
  )
}

function OriginsForm({ origins, onClose }: { origins: string[]; onClose(): void }) {
  const { t } = useTranslation()
  const toast = useToast()
  const allow = useAllowOrigins()
  const [text, setText] = useState(origins.join('\n'))
  const save = () =>
    allow.mutate(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean),
      {
        onSuccess: () => {
          toast({ text: t('apiKeys.originsSaved'), action: { label: t('action.undo'), onPress: () => allow.mutate(origins) } })
          onClose()
        },
      },
    )
  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Field label={t('apiKeys.originsLabel')} error={allow.error?.message}>
        {(control) => (
          <TextArea
            {...control}
            value={text}
            onChange={(event) => setText(event.target.value)}
            rows={5}
            spellCheck={false}
            autoFocus
            className="font-mono"
          />
        )}
      </Field>
      <FormFoot onCancel={onClose} pending={allow.isPending} />
    </form>
  )
}
