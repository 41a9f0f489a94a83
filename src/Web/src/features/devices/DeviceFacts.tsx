import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { CopyText } from '@/components/CopyText'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { duration } from '@/lib/time'
import { Tags } from './Tags'

/** What is known of a device beside its health. */
export function DeviceFacts({ device, zone }: { device: Device; zone?: string }) {
  const { t } = useTranslation()
  return (
    <Panel title={t('object.facts')}>
      <Facts>
        <Fact label={t('devices.site')}>
          <Link to="/sites/$id" params={{ id: device.siteId }} className="text-accent-text hover:underline">
            {device.siteName}
          </Link>
        </Fact>
        <Fact label={t('devices.type')}>{device.type.name}</Fact>
        {device.groupId && (
          <Fact label={t('devices.group')}>
            <Link to="/devices" search={{ group: device.groupId }} className="text-accent-text hover:underline">
              {device.groupName}
            </Link>
          </Fact>
        )}
        {device.tags.length > 0 && (
          <Fact label={t('devices.tags')}>
            <Tags tags={device.tags} />
          </Fact>
        )}
        <Fact label={t('devices.reports')}>{t('devices.everyShort', { interval: duration(device.type.expectedIntervalSeconds) })}</Fact>
        <Fact label={t('devices.serial')}>
          {device.serial ? <CopyText text={device.serial} /> : <span className="text-ink-faint">{t('object.notSet')}</span>}
        </Fact>
        <Fact label={t('devices.registeredAt')}>
          <Time at={device.registeredAt} zone={zone} />
        </Fact>
        <Fact label={t('object.id')}>
          <CopyText text={device.id} shown={`…${device.id.slice(-12)}`} />
        </Fact>
      </Facts>
    </Panel>
  )
}
