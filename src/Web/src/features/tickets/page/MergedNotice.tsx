import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { useMay } from '@/features/identity/session'
import { useTicketChange } from '../change'
import { ticketQuery } from '../queries'
import { unmerge } from '../verbs'

/** Says where a merged ticket goes on, and offers the way back. */
export function MergedNotice({ ticket, into }: { ticket: Ticket; into: string }) {
  const { t } = useTranslation()
  const closes = useMay()('tickets.close')
  const { mutate, isPending } = useTicketChange(ticket)
  const target = useQuery(ticketQuery(into)).data
  return (
    <div className="mb-4">
      <Notice tone="info">
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span>
            {t('tickets.mergedInto')}{' '}
            <Link to="/tickets/$id" params={{ id: target?.number ?? into }} className="font-medium text-accent-text hover:underline">
              {target ? `${target.number} ${target.subject}` : t('tickets.other')}
            </Link>
          </span>
          {closes && (
            <Button size="sm" pending={isPending} onClick={() => mutate(unmerge())}>
              {t('tickets.unmerge')}
            </Button>
          )}
        </span>
      </Notice>
    </div>
  )
}
