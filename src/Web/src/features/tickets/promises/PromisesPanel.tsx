import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Panel } from '@/components/Panel'
import { ClockRow } from './ClockRow'
import { calendarsQuery } from './queries'
import { useOpenTime } from './useOpenTime'

/** What is promised of a ticket: its clocks with what is left of them, where their time has gone, and why this policy holds. */
export function PromisesPanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [isOpen, open] = useState(false)
  const { sla } = ticket
  const stretches = useOpenTime(ticket)
  const calendar = useQuery({ ...calendarsQuery, enabled: sla !== null }).data?.items.find(({ id }) => id === sla?.calendarId)
  if (!sla)
    return (
      <Panel title={t('promises.title')}>
        <p className="text-sm text-ink-muted">{t('promises.none')}</p>
      </Panel>
    )
  return (
    <Panel
      title={t('promises.title')}
      aside={
        <button type="button" aria-expanded={isOpen} onClick={() => open(!isOpen)} className="text-accent-text hover:underline">
          {t('promises.why')}
        </button>
      }
      flush
    >
      <p className="border-b px-4 py-2 text-xs text-ink-muted" hidden={!isOpen}>
        {sla.why}
      </p>
      <ul className="divide-y px-4" aria-label={t('promises.clocks')}>
        {sla.clocks.map((clock) => (
          <ClockRow key={clock.kind + clock.startedAt} ticket={ticket} clock={clock} open={stretches} />
        ))}
      </ul>
      <p className="border-t px-4 py-2 text-xs text-ink-faint">
        {sla.policyName}
        {calendar && ` · ${t('promises.countedIn', { name: calendar.name, zone: calendar.timeZone })}`}
        {' · '}
        {t('promises.readersZone', { zone: Intl.DateTimeFormat().resolvedOptions().timeZone })}
      </p>
    </Panel>
  )
}
