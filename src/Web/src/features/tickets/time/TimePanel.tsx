import { useQuery } from '@tanstack/react-query'
import { Coins, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket, TimeEntry } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { useLeaving } from '@/features/identity/useLeaving'
import { cn } from '@/lib/cn'
import { duration } from '@/lib/time'
import { LogTimeForm } from './LogTimeForm'
import { removeTime, timeQuery } from './queries'

/** What people spent on a ticket, and how much of it is billed. */
export function TimePanel({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const writes = useMay()('tickets.write') && ticket.mergedIntoId === null
  const time = useQuery(timeQuery(ticket.id)).data
  const [logging, log] = useState(false)
  const { leaving, begin } = useLeaving(timeQuery(ticket.id).queryKey, removeTime(ticket), ({ minutes }: TimeEntry, seconds) =>
    t('time.removing', { spent: duration(minutes * 60), seconds }),
  )
  if (!time || (time.items.length === 0 && !writes)) return null
  return (
    <Panel
      title={t('time.title')}
      aside={
        writes && (
          <Button size="sm" aria-expanded={logging} onClick={() => log(!logging)}>
            {t('time.log')}
          </Button>
        )
      }
    >
      <div className="grid gap-3 text-sm">
        {logging && <LogTimeForm ticket={ticket} onDone={() => log(false)} />}
        {time.items.length === 0 ? (
          <p className="text-ink-muted">{t('time.none')}</p>
        ) : (
          <>
            <p className="figures">
              <strong className="font-semibold">{duration(time.minutes * 60)}</strong>
              {time.billableMinutes > 0 && (
                <span className="text-ink-muted"> {t('time.billed', { spent: duration(time.billableMinutes * 60) })}</span>
              )}
            </p>
            <ul className="grid max-h-56 gap-1.5 overflow-y-auto">
              {time.items.map((entry) => (
                <li key={entry.id} className={cn('flex items-start gap-2', leaving.has(entry.id) && 'line-through opacity-50')}>
                  <span className="figures w-16 shrink-0">{duration(entry.minutes * 60)}</span>
                  <span className="min-w-0 grow">
                    {entry.note && <span className="block break-words">{entry.note}</span>}
                    <span className="figures block text-xs text-ink-faint">
                      {entry.person?.name} · {entry.workedOn}
                      {entry.isBillable && <Coins className="ml-1.5 inline size-3.5" role="img" aria-label={t('time.billable')} />}
                    </span>
                  </span>
                  {writes && !leaving.has(entry.id) && (
                    <IconButton
                      label={t('time.remove', { spent: duration(entry.minutes * 60) })}
                      size="icon-sm"
                      onClick={() => begin(entry)}
                    >
                      <X aria-hidden />
                    </IconButton>
                  )}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Panel>
  )
}
