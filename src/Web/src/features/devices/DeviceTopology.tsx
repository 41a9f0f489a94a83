import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CornerDownRight, Router } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Device } from '@/api/types'
import { HealthMark } from '@/components/health/HealthMark'
import { Panel } from '@/components/Panel'
import { deviceListQuery } from './queries'

/** What a device reports through, and what reports through it. */
export function DeviceTopology({ device }: { device: Device }) {
  const { t } = useTranslation()
  const list = useInfiniteQuery(deviceListQuery({ parentId: device.id, sort: 'score' }))
  const children = list.data?.pages.flatMap((page) => page.items) ?? []
  if (!device.parentId && children.length === 0) return null
  const line = 'flex min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-hover'
  return (
    <Panel title={t('devices.topology')} flush>
      <div className="p-2">
        {device.parentId && (
          <Link to="/devices/$id" params={{ id: device.parentId }} className={line}>
            <Router className="size-4 shrink-0 text-ink-faint" aria-hidden />
            <span className="truncate">{device.parentName}</span>
            <span className="ml-auto shrink-0 text-xs text-ink-faint">{t('devices.gateway')}</span>
          </Link>
        )}
        <div className={device.parentId ? `${line} pl-4 hover:bg-transparent` : `${line} hover:bg-transparent`}>
          {device.parentId && <CornerDownRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />}
          <HealthMark band={device.standing.band} />
          <span className="truncate font-medium">{device.name}</span>
        </div>
        <ul className="max-h-64 overflow-y-auto">
          {children.map((child) => (
            <li key={child.id}>
              <Link to="/devices/$id" params={{ id: child.id }} className={`${line} ${device.parentId ? 'pl-8' : 'pl-4'}`}>
                <CornerDownRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />
                <HealthMark band={child.standing.band} />
                <span className="truncate">{child.name}</span>
                <span className="figures ml-auto shrink-0 text-xs text-ink-faint">{child.number}</span>
              </Link>
            </li>
          ))}
        </ul>
        {list.hasNextPage && (
          <button type="button" className={`${line} w-full text-accent-text`} onClick={() => void list.fetchNextPage()}>
            {t('action.more')}
          </button>
        )}
      </div>
    </Panel>
  )
}
