import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { ClockLeft } from './ClockLeft'
import { ClockMark } from './ClockMark'
import { nextClock, standingOf, standingText } from './clocks'
import { useOpenTime } from './useOpenTime'

/** The promise of a ticket that is due next, in a few words. */
export function NextPromise({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const open = useOpenTime(ticket)
  const clock = nextClock(ticket.sla?.clocks ?? [])
  if (!clock || ticket.mergedIntoId) return null
  const standing = standingOf(clock)
  return (
    <span className={`figures inline-flex items-center gap-1 ${standingText[standing]}`}>
      <ClockMark standing={standing} className="size-3.5" />
      {t(`promises.kinds.${clock.kind}`)}: <ClockLeft clock={clock} open={open} brief />
    </span>
  )
}
