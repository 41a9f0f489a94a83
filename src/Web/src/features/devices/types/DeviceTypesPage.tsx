import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceType } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useMay } from '@/features/identity/session'
import { figure } from '@/lib/number'
import { duration } from '@/lib/time'
import { deviceTypesQuery } from '../queries'
import { GroupsPanel } from './GroupsPanel'
import { WeightsBar, WeightsLegend } from './WeightsBar'

/** What kinds of devices there are, and what they are thought of together. */
export function DeviceTypesPage() {
  const { t } = useTranslation()
  const mayWrite = useMay()('devices.write')
  const types = useQuery(deviceTypesQuery)
  return (
    <ObjectPage>
      <PageHeader
        title={t('types.title')}
        state={t('types.text')}
        actions={
          mayWrite && (
            <Link to="/settings/device-types/$id" params={{ id: 'new' }} className={buttonLooks({ look: 'primary' })}>
              <Plus aria-hidden /> {t('types.add')}
            </Link>
          )
        }
      />
      <div className="grid gap-4">
        <Panel title={t('types.types')} aside={<WeightsLegend />} flush>
          {types.isError ? (
            <ErrorState error={types.error} retry={() => void types.refetch()} />
          ) : types.isPending ? (
            <Skeleton className="m-4 h-32" />
          ) : (
            <ul className="divide-y">
              {types.data.items.map((type) => (
                <TypeRow key={type.id} type={type} />
              ))}
            </ul>
          )}
        </Panel>
        <GroupsPanel />
      </div>
    </ObjectPage>
  )
}

function TypeRow({ type }: { type: DeviceType }) {
  const { t } = useTranslation()
  return (
    <li className="grid items-center gap-x-4 gap-y-1 px-4 py-2.5 hover:bg-hover md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)_200px_112px]">
      <Link to="/settings/device-types/$id" params={{ id: type.id }} className="truncate font-medium hover:underline">
        {type.name}
      </Link>
      <span className="truncate text-sm text-ink-muted">
        {t('devices.everyShort', { interval: duration(type.expectedIntervalSeconds) })}
        {type.metrics.length > 0 && <> · {type.metrics.map((metric) => metric.label ?? metric.name).join(', ')}</>}
      </span>
      <WeightsBar weights={type.weights} />
      <Link
        to="/devices"
        search={{ type: type.id }}
        className="figures text-sm text-ink-muted hover:text-ink hover:underline md:text-right"
      >
        {t('devices.count', { count: type.deviceCount, devices: figure(type.deviceCount) })}
      </Link>
    </li>
  )
}
