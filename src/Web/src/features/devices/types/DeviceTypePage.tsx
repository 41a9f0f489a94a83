import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { PagePending } from '@/app/PagePending'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { useMay } from '@/features/identity/session'
import { figure } from '@/lib/number'
import { deviceTypesQuery } from '../queries'
import { DeviceTypeForm } from './DeviceTypeForm'

/** What one kind of device is: how often it reports, what its health is made of, what it measures. */
export function DeviceTypePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/settings/device-types/$id' })
  const mayWrite = useMay()('devices.write')
  const types = useQuery(deviceTypesQuery)
  if (types.isPending) return <PagePending />
  if (types.isError) return <ErrorState error={types.error} retry={() => void types.refetch()} />
  const type = types.data.items.find((one) => one.id === id)
  return (
    <ObjectPage>
      <PageHeader
        title={type?.name ?? t('types.new')}
        above={
          <Link to="/settings/device-types" className="hover:text-ink hover:underline">
            {t('types.title')}
          </Link>
        }
        state={
          type && (
            <Link to="/devices" search={{ type: type.id }} className="hover:text-ink hover:underline">
              {t('devices.count', { count: type.deviceCount, devices: figure(type.deviceCount) })}
            </Link>
          )
        }
      />
      {type || id === 'new' ? (
        <DeviceTypeForm key={id} type={type} readOnly={!mayWrite} isLast={types.data.items.length === 1} />
      ) : (
        <EmptyState icon={SearchX} title={t('error.missing')}>
          {t('types.gone')}
        </EmptyState>
      )}
    </ObjectPage>
  )
}
