import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CornerDownRight, Router } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { HealthMark } from '@/components/health/HealthMark'
import { Panel } from '@/components/Panel'
import { deviceTopologyQuery } from '@/features/devices/queries'
import { useMay } from '@/features/identity/session'
import { figure } from '@/lib/number'

const isId = (text: string | null): text is string => text !== null && /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(text)

/** The gateways the device is reached through, and how many are reached through it: what a failure here takes with it. */
export function Behind({ line }: { line: AlertLine }) {
  const { t } = useTranslation()
  const may = useMay()
  const { device } = line.alert
  const { data } = useQuery({ ...deviceTopologyQuery(device ?? ''), enabled: isId(device) && may('devices.read') })
  if (!data || (data.above.length === 0 && data.allBehindCount === 0)) return null
  const above = [...data.above].reverse()
  return (
    <Panel title={t('alerts.reachedThrough')}>
      <ul className="grid gap-1 text-sm">
        {above.map((node, depth) => (
          <li key={node.id} className="flex min-w-0 items-center gap-2" style={{ paddingLeft: depth * 16 }}>
            <Router className="size-4 shrink-0 text-ink-faint" aria-hidden />
            <HealthMark band={node.band} />
            <Link to="/devices/$id" params={{ id: node.id }} className="truncate text-accent-text hover:underline">
              {node.name}
            </Link>
          </li>
        ))}
        <li className="flex min-w-0 items-center gap-2 font-medium" style={{ paddingLeft: above.length * 16 }}>
          {above.length > 0 && <CornerDownRight className="size-4 shrink-0 text-ink-faint" aria-hidden />}
          <span className="truncate">{line.deviceName}</span>
        </li>
        {data.allBehindCount > 0 && (
          <li className="text-xs text-ink-muted" style={{ paddingLeft: above.length * 16 + 24 }}>
            {t('alerts.behindIt', { count: data.allBehindCount, devices: figure(data.allBehindCount) })}
          </li>
        )}
      </ul>
    </Panel>
  )
}
