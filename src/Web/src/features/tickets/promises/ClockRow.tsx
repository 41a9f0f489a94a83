import { useQuery } from '@tanstack/react-query'
import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SlaClock, Ticket } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { Flash } from '@/components/Flash'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { ClockBar } from './ClockBar'
import { ClockLeft } from './ClockLeft'
import { ClockMark } from './ClockMark'
import { standingOf, standingText } from './clocks'
import { lengthOf, secondsOf } from './length'
import type { Stretch } from './openTime'
import { receiptsQuery } from './queries'
import { Receipt } from './Receipt'

interface ClockRowProps {
  ticket: Ticket
  clock: SlaClock
  open: readonly Stretch[] | undefined
}

/** One clock of a ticket; pressed, it opens its receipt in place. */
export function ClockRow({ ticket, clock, open }: ClockRowProps) {
  const { t } = useTranslation()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const standing = standingOf(clock)
  return (
    <li className="py-2">
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="-mx-2 grid w-[calc(100%+16px)] grid-cols-[auto_minmax(0,1fr)_auto] gap-x-2 gap-y-1 rounded-md px-2 py-0.5 text-left text-sm hover:bg-hover"
      >
        <ClockMark standing={standing} className="mt-0.5" />
        <span className="font-medium">{t(`promises.kinds.${clock.kind}`)}</span>
        <span className={cn('flex items-center gap-1 text-xs', standingText[standing])}>
          <Flash value={standing}>{t(`promises.standings.${standing}`)}</Flash>
          <ChevronRight className={cn('size-3.5 text-ink-faint transition-transform', isOpen && 'rotate-90')} aria-hidden />
        </span>
        <span className="figures col-start-2 col-end-4 text-ink-muted">
          <ClockLeft clock={clock} open={open} />
        </span>
        <span className="col-start-2 col-end-4">
          <ClockBar clock={clock} open={open} />
        </span>
        <span className="figures col-start-2 col-end-4 text-xs text-ink-faint">
          {t('promises.target', { target: lengthOf(secondsOf(clock.target)) })}
          {(clock.stoppedAt ?? clock.dueAt) && (
            <>
              {' · '}
              {t(clock.stoppedAt ? 'promises.done' : clock.breachedAt ? 'promises.wasDue' : 'promises.due')}{' '}
              <Time at={clock.stoppedAt ?? clock.dueAt} />
            </>
          )}
        </span>
      </button>
      <div id={id} hidden={!isOpen} className="mt-2 ml-6">
        {isOpen && <ReceiptOf ticket={ticket} clock={clock} />}
      </div>
    </li>
  )
}

function ReceiptOf({ ticket, clock }: { ticket: Ticket; clock: SlaClock }) {
  const { t } = useTranslation()
  const receipts = useQuery(receiptsQuery(ticket))
  if (receipts.isPending) return <Skeleton className="h-24" />
  if (receipts.error && !receipts.data) return <ErrorState error={receipts.error} retry={() => void receipts.refetch()} />
  const of = receipts.data?.items.filter(({ kind }) => kind === clock.kind) ?? []
  const mine = of.find(({ startedAt }) => startedAt === clock.startedAt)
  const earlier = of.filter((receipt) => receipt !== mine)
  return (
    <>
      {mine && <Receipt receipt={mine} />}
      {earlier.length > 0 && (
        <details className="mt-2.5 text-xs">
          <summary className="cursor-pointer text-ink-muted hover:text-ink">{t('promises.earlier', { count: earlier.length })}</summary>
          <ul className="mt-2 grid gap-3">
            {earlier.map((receipt) => (
              <li key={receipt.startedAt} className="grid gap-1">
                <span className={cn('flex items-center gap-1.5', receipt.state === 'breached' ? 'text-critical' : 'text-healthy')}>
                  <ClockMark standing={receipt.state === 'breached' ? 'breached' : 'met'} className="size-3.5" />
                  {receipt.text}
                </span>
                <Receipt receipt={receipt} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}
