import { AlarmClock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TicketState } from '@/api/types'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { isActive } from './states'

/** When a ticket is due; once that has passed with work left to do, it says so in words. */
export function Due({ at, state, zone }: { at: string | null; state: TicketState; zone?: string }) {
  const { t } = useTranslation()
  const isLate = useNow((now) => at !== null && isActive(state) && Date.parse(at) < now)
  if (!at) return <span className="text-ink-faint">–</span>
  return (
    <span className={cn('inline-flex items-center gap-1 align-middle', isLate ? 'font-medium text-critical' : 'text-ink-muted')}>
      {isLate && <AlarmClock className="size-3.5 shrink-0" aria-label={t('tickets.overdue')} />}
      <Time at={at} zone={zone} />
    </span>
  )
}
