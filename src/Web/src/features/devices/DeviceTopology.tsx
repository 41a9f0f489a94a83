import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CornerDownRight, Router } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Device, TopologyNode } from '@/api/types'
import { HealthBar } from '@/components/health/HealthBar'
import { HealthMark } from '@/components/health/HealthMark'
import { Panel } from '@/components/Panel'
import { figure } from '@/lib/number'
import { deviceTopologyQuery } from './queries'

const shownAtFirst = 8
const line = 'flex min-w-0 items-center gap-2 rounded-md px-2 py-1.5 text-sm'

/** The chain of gateways a device reports through, and what reports through it. */
export function DeviceTopology({ device }: { device: Device }) {
  const { t } = useTranslation()
  const { data } = useQuery(deviceTopologyQuery(device.id))
  const [all, showAll] = useState(false)
  if (!data || (data.above.length === 0 && data.behindCount === 0)) return null
  const above = [...data.above].reverse()
  const behind = [...data.behind].sort((a, b) => rank(a) - rank(b)).slice(0, all ? undefined : shownAtFirst)
  const counts = { total: data.allBehindCount, offline: 0, healthy: 0, warning: 0, poor: 0, critical: 0, unknown: 0 }
  for (const { band, count } of data.allBehind) counts[band] = count
  return (
    <Panel
      title={t('devices.topology')}
      aside={data.allBehindCount > 0 && t('devices.behind', { count: data.allBehindCount, devices: figure(data.allBehindCount) })}
      flush
    >
      <div className="p-2">
        {above.map((node, depth) => (
          <Node key={node.id} node={node} depth={depth} icon={<Router className="size-4 shrink-0 text-ink-faint" aria-hidden />} />
        ))}
        <div className={line} style={{ paddingLeft: 8 + above.length * 16 }} aria-current="true">
          {above.length > 0 && <CornerDownRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />}
          <HealthMark band={device.standing.band} />
          <span className="truncate font-medium">{device.name}</span>
        </div>
        {data.allBehindCount > 0 && <HealthBar counts={counts} className="mx-2 my-1.5" />}
        <ul className="max-h-80 overflow-y-auto">
          {behind.map((node) => (
            <li key={node.id}>
              <Node node={node} depth={above.length + 1} />
            </li>
          ))}
        </ul>
        {data.behindCount > shownAtFirst && (
          <div className="flex gap-3 px-2 pt-1.5 pb-1 text-xs">
            {!all && (
              <button type="button" className="text-accent-text hover:underline" onClick={() => showAll(true)}>
                {t('action.more')}
              </button>
            )}
            <Link to="/devices" search={{ parent: device.number }} className="text-accent-text hover:underline">
              {t('devices.listBehind', { count: data.behindCount, devices: figure(data.behindCount) })}
            </Link>
          </div>
        )}
      </div>
    </Panel>
  )
}

function Node({ node, depth, icon }: { node: TopologyNode; depth: number; icon?: React.ReactNode }) {
  return (
    <Link to="/devices/$id" params={{ id: node.id }} className={`${line} hover:bg-hover`} style={{ paddingLeft: 8 + depth * 16 }}>
      {icon ?? <CornerDownRight className="size-3.5 shrink-0 text-ink-faint" aria-hidden />}
      <HealthMark band={node.band} />
      <span className="truncate">{node.name}</span>
      <span className="figures ml-auto shrink-0 text-xs text-ink-faint">{node.behindCount > 0 ? `+${node.behindCount}` : node.number}</span>
    </Link>
  )
}

const unknownStandsAt = 60

/** Worst first; silence stands between poor and well. */
function rank({ score }: TopologyNode): number {
  return score ?? unknownStandsAt
}
