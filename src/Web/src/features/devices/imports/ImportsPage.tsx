import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { ColumnsGuide } from './ColumnsGuide'
import { DropZone } from './DropZone'
import { ImportHistory } from './ImportHistory'
import { useSendTable } from './queries'

/** Where tables of devices come in, and what became of those before. */
export function ImportsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const send = useSendTable()
  return (
    <ObjectPage>
      <PageHeader
        title={t('imports.title')}
        above={
          <Link to="/devices" className="hover:text-ink hover:underline">
            {t('devices.title')}
          </Link>
        }
        state={t('imports.text')}
      />
      <div className="grid items-start gap-4 lg:grid-cols-[3fr_minmax(320px,2fr)]">
        <div className="grid gap-4">
          <DropZone
            pending={send.isPending}
            error={send.error}
            onFile={(file) => send.mutate(file, { onSuccess: ({ id }) => void navigate({ to: '/devices/imports/$id', params: { id } }) })}
          />
          <ImportHistory />
        </div>
        <ColumnsGuide />
      </div>
    </ObjectPage>
  )
}
