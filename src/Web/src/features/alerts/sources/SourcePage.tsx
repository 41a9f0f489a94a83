import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertSourceSecret } from '@/api/types'
import { PagePending } from '@/app/PagePending'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { readyMappingsQuery, sourceQuery } from './queries'
import { ReplaceSecretDialog } from './ReplaceSecretDialog'
import { SecretDialog } from './SecretDialog'
import { SourceAddress } from './SourceAddress'
import { SourceEditor } from './SourceEditor'

/** Writes down how a program's posts are read, and shows beside it what becomes of one. */
export function SourcePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/settings/alert-sources/$id' })
  const isNew = id === 'new'
  const navigate = useNavigate()
  const source = useQuery({ ...sourceQuery(id), enabled: !isNew })
  const ready = useQuery(readyMappingsQuery)
  const [secret, show] = useState<AlertSourceSecret>()
  const [replacing, replace] = useState(false)
  const failure = ready.error ?? (isNew ? null : source.error)
  if (failure && (!ready.data || (!isNew && !source.data)))
    return <ErrorState error={failure} retry={() => void Promise.all([ready.refetch(), source.refetch()])} />
  if (!ready.data || (!isNew && !source.data)) return <PagePending />
  const known = isNew ? undefined : source.data
  return (
    <ObjectPage>
      <PageHeader
        title={known?.name ?? t('alertSources.new')}
        above={
          <Link to="/settings/alert-sources" className="hover:text-ink hover:underline">
            {t('alertSources.title')}
          </Link>
        }
        state={known ? <SourceAddress source={known} /> : t('alertSources.newText')}
        actions={
          known && (
            <Button onClick={() => replace(true)}>
              <KeyRound aria-hidden /> {t('alertSources.replace')}
            </Button>
          )
        }
      />
      <SourceEditor key={id} known={known} ready={ready.data.items} onMade={show} />
      {known && replacing && (
        <ReplaceSecretDialog
          source={known}
          onClose={() => replace(false)}
          onReplaced={(made) => {
            replace(false)
            show(made)
          }}
        />
      )}
      <SecretDialog
        secret={secret}
        onClose={() => {
          if (isNew && secret)
            void navigate({ to: '/settings/alert-sources/$id', params: { id: secret.id }, ignoreBlocker: true, replace: true })
          show(undefined)
        }}
      />
    </ObjectPage>
  )
}
