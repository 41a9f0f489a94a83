import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ObjectColumns, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { TimelinePanel } from '@/components/TimelinePanel'
import { RelatedAlerts } from '@/features/alerts/related/RelatedAlerts'
import { useMay } from '@/features/identity/session'
import { RequestCodeButton } from '@/features/requests/RequestCodeButton'
import { siteQuery } from '@/features/sites/queries'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { DeviceActions } from './DeviceActions'
import { DeviceCharts } from './DeviceCharts'
import { DeviceFacts } from './DeviceFacts'
import { DeviceHealth } from './DeviceHealth'
import { DeviceState } from './DeviceState'
import { DeviceTopology } from './DeviceTopology'
import { DeviceKeysPanel } from './keys/DeviceKeysPanel'
import { LatestReading } from './LatestReading'
import { useDeviceTopic } from './live'
import { MaintenanceNotice } from './MaintenanceNotice'
import { DevicePrediction } from './predictions/DevicePrediction'
import { deviceQuery, deviceTimelineQuery, deviceTypesQuery } from './queries'

/** One device: how it stands and why, what it measures, what happened to it. */
export function DevicePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/devices/$id' })
  const may = useMay()
  const refetchInterval = useFallbackPolling()
  const record = useQuery({ ...deviceQuery(id), refetchInterval })
  const device = record.data
  const site = useQuery({ ...siteQuery(device?.siteId ?? ''), enabled: device !== undefined })
  const types = useQuery(deviceTypesQuery)
  const type = types.data?.items.find((one) => one.id === device?.type.id)
  const timeline = useQuery({ ...deviceTimelineQuery(id), refetchInterval })
  useDeviceTopic(device?.id)

  const zone = site.data?.timeZone
  return (
    <RecordPage record={record}>
      {(device) => (
        <>
          <PageHeader
            title={device.name}
            number={device.number}
            above={
              <>
                <Link to="/devices" className="hover:text-ink hover:underline">
                  {t('nav.devices')}
                </Link>
                <ChevronRight className="size-3 shrink-0 text-ink-faint" aria-hidden />
                <Link to="/sites/$id" params={{ id: device.siteId }} className="truncate hover:text-ink hover:underline">
                  {device.siteName}
                </Link>
              </>
            }
            state={<DeviceState device={device} zone={zone} />}
            actions={
              <>
                <RequestCodeButton of="device" id={device.id} />
                {may('devices.write') && <DeviceActions device={device} />}
              </>
            }
          />
          <MaintenanceNotice device={device} zone={zone} />
          <ObjectColumns
            aside={
              <>
                <LatestReading device={device} type={type} zone={zone} />
                <DeviceFacts device={device} zone={zone} />
                <DeviceTopology device={device} />
                <DeviceKeysPanel device={device} zone={zone} />
                <TimelinePanel query={timeline} zone={zone} />
              </>
            }
          >
            <RelatedAlerts of={{ device: device.id }} />
            <DeviceHealth standing={device.standing} type={type} zone={zone} />
            <DevicePrediction device={device} zone={zone} />
            {/* Its type says what else it measures: with it, all of that is asked for at once. */}
            {!types.isPending && <DeviceCharts device={device} type={type} zone={zone} />}
          </ObjectColumns>
        </>
      )}
    </RecordPage>
  )
}
