import { Hand } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnCallShift, OnCallShifts } from '@/api/types'
import { Button } from '@/components/Button'
import { useMay, useSession } from '@/features/identity/session'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { nameIn, useColours } from './people'
import type { ShiftActions } from './useShiftActions'
import { momentIn } from './words'

/** The same calendar in words, one shift below the other: for narrow screens. */
export function ShiftList({ shown, actions }: { shown: OnCallShifts; actions: ShiftActions }) {
  // What has passed is looked up by turning back.
  const begun = useNow((now) =>
    Math.max(
      0,
      shown.shifts.findIndex(({ until }) => Date.parse(until) > now),
    ),
  )
  return (
    <ul className="divide-y">
      {shown.shifts.slice(begun).map((shift) => (
        <Row key={shift.from} shift={shift} shown={shown} actions={actions} />
      ))}
    </ul>
  )
}

function Row({ shift, shown, actions }: { shift: OnCallShift; shown: OnCallShifts; actions: ShiftActions }) {
  const { t } = useTranslation()
  const colour = useColours()
  const { user } = useSession()
  const may = useMay()
  const state = useNow((now) => (Date.parse(shift.until) <= now ? 'past' : Date.parse(shift.from) <= now ? 'now' : 'next'))
  return (
    <li className={cn('flex items-center gap-3 px-4 py-2.5 text-sm', state === 'past' && 'opacity-60', state === 'now' && 'bg-selected')}>
      <span
        className="h-9 w-1 shrink-0 rounded-full"
        style={{ background: shift.isUncovered ? 'var(--critical-fill)' : colour(shift.personId) }}
        aria-hidden
      />
      <div className="min-w-0 grow">
        <p className={cn('truncate font-medium', shift.isUncovered && 'text-critical')}>
          {shift.isUncovered ? t('oncall.nobody') : nameIn(shown.people, shift.personId)}
          {state === 'now' && <span className="ml-2 text-xs font-normal text-accent-text">{t('oncall.now')}</span>}
        </p>
        <p className="figures text-xs text-ink-muted">
          {momentIn(shift.from, shown.timeZone)} – {momentIn(shift.until, shown.timeZone)}
        </p>
      </div>
      {state !== 'past' && may('alerts.write') && shift.personId !== user.id && (
        <Button size="sm" onClick={() => actions.take(shift)}>
          <Hand aria-hidden /> {t('oncall.takeShort')}
        </Button>
      )}
    </li>
  )
}
