import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Merge } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Button } from '@/components/Button'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { useTicketChange } from '../change'
import { duplicatesQuery } from '../queries'
import { StateMark } from '../StateMark'
import { merge } from '../verbs'

/** Tickets that are not done and may be about the same thing: why it is thought so, and one press to let this one go on there. */
export function PossibleDuplicates({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const merges = useMay()('tickets.write')
  const { mutate } = useTicketChange(ticket)
  const isActive = ticket.mergedIntoId === null && ticket.status.state !== 'resolved' && ticket.status.state !== 'closed'
  const found = useQuery({ ...duplicatesQuery(ticket.id), enabled: isActive }).data?.items ?? []
  if (!isActive || found.length === 0) return null
  return (
    <Panel title={t('duplicates.title')}>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-3 text-sm">
        {found.map((one) => (
          <li key={one.id}>
            <span className="flex min-h-6 items-center gap-2">
              <StateMark state={one.status.state} />
              <Link to="/tickets/$id" params={{ id: one.number }} className="min-w-0 grow truncate hover:underline">
                {one.subject}
              </Link>
              <span className="figures shrink-0 text-xs text-ink-faint">{one.number}</span>
            </span>
            <span className="flex items-center justify-between gap-2 text-xs text-ink-muted">
              <span
                className="min-w-0 truncate"
                title={one.because.map((part) => `${t(`duplicates.signs.${part.sign}`)} ${part.points}`).join(' + ')}
              >
                <span className="figures font-medium">{one.points} %</span>{' '}
                {one.because
                  .map((part) => (part.sign === 'words' ? one.words.slice(0, 3).join(', ') : t(`duplicates.signs.${part.sign}`)))
                  .join(' · ')}
              </span>
              {merges && (
                <Button
                  size="sm"
                  aria-label={t('duplicates.mergeInto', { number: one.number })}
                  onClick={() => mutate(merge(one.id, t('tickets.mergedToast', { number: ticket.number })))}
                >
                  <Merge aria-hidden /> {t('duplicates.merge')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
