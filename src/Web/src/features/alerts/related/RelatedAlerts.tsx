import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { figure } from '@/lib/number'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { useAlertsTopic } from '../live'
import { alertKeys } from '../queries'
import { SeverityMark } from '../SeverityMark'
import { beganAt, spoken } from '../states'

type Of = { device: string } | { site: string } | { ticket: string }

const shown = 5

/** What goes on at a site, at a device or about a ticket, the worst first; nothing while all is well. */
export function RelatedAlerts({ of }: { of: Of }) {
  return useMay()('alerts.read') ? <Active of={of} /> : null
}

function Active({ of }: { of: Of }) {
  const { t } = useTranslation()
  const [[word, id] = ['site', '']] = Object.entries(of) as [string, string][]
  const query = { 'filter[state]': 'active', [`filter[${word}]`]: id, limit: shown }
  const list = useQuery({
    queryKey: [...alertKeys.windows, 'related', query],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/window', { params: { query }, signal })),
    refetchInterval: useFallbackPolling(),
  })
  useAlertsTopic()
  if (!list.data || list.data.total === 0) return null
  const { total, items } = list.data
  return (
    <Panel title={t('alerts.related')} aside={t('alerts.count', { count: total, alerts: figure(total) })} flush>
      <ul className="divide-y">
        {items.map(({ alert, deviceName, hidden }) => (
          <li key={alert.id} className="flex min-w-0 items-center gap-2 px-4 py-2 text-sm">
            <SeverityMark severity={alert.severity} />
            <Link to="/alerts/$id" params={{ id: alert.number }} className="truncate font-medium hover:underline">
              {spoken(alert.name)}
            </Link>
            {word === 'site' && deviceName && <span className="truncate text-ink-muted">{deviceName}</span>}
            <span className="ml-auto shrink-0 text-xs text-ink-faint">
              {hidden ? t('alerts.states.hidden') : t(`alerts.states.${alert.state}`)} · <Time at={beganAt(alert)} />
            </span>
          </li>
        ))}
      </ul>
      {total > shown && word !== 'ticket' && (
        <Link
          to="/alerts"
          search={word === 'site' ? { site: id } : { device: id }}
          className="block border-t px-4 py-2 text-xs text-accent-text hover:underline"
        >
          {t('alerts.showAllOf', { alerts: figure(total) })}
        </Link>
      )}
    </Panel>
  )
}
