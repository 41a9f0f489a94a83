import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight, UserRoundPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OnCallSchedule } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { useKeys } from '@/lib/keys'
import { OverrideDialog } from './OverrideDialog'
import { shiftsQuery } from './queries'
import { ShiftGrid } from './ShiftGrid'
import { ShiftList } from './ShiftList'
import { spans, stretchOf, turned, type Span } from './span'
import { useShiftActions } from './useShiftActions'

interface CalendarPanelProps {
  schedule: OnCallSchedule
  span: Span
  /** A moment in what is shown. */
  day: number
  onSpan(span: Span): void
  onDay(day: number | undefined): void
}

const hour = 3_600_000

/** The calendar of a schedule: turned by week, fortnight or month; shifts are taken, and people put on call instead. */
export function CalendarPanel({ schedule, span, day, onSpan, onDay }: CalendarPanelProps) {
  const { t } = useTranslation()
  const zone = schedule.timeZone
  const { from, until, days } = stretchOf(span, day, zone)
  const shifts = useQuery(shiftsQuery(schedule.id, from, until))
  const { actions, wanted, made, close } = useShiftActions(schedule.id)
  const turn = (by: number) => onDay(turned(span, day, zone, by))
  const { arrange } = actions
  const soon = () => arrange?.(Math.ceil(Date.now() / hour) * hour, Math.ceil(Date.now() / hour) * hour + 8 * hour)
  useKeys({ ArrowLeft: () => turn(-1), ArrowRight: () => turn(1), t: () => onDay(undefined), o: soon })
  return (
    <Panel
      title={schedule.name}
      aside={
        <>
          <span className="figures max-md:hidden">{zone}</span>
          {arrange && (
            <Button size="sm" onClick={soon} title="o">
              <UserRoundPen aria-hidden /> {t('oncall.override')}
            </Button>
          )}
        </>
      }
      flush
    >
      <div className="flex flex-wrap items-center gap-2 border-b px-3 py-2">
        <IconButton label={t('oncall.before')} keys="←" onClick={() => turn(-1)}>
          <ChevronLeft aria-hidden />
        </IconButton>
        <Button onClick={() => onDay(undefined)}>{t('oncall.today')}</Button>
        <IconButton label={t('oncall.after')} keys="→" onClick={() => turn(1)}>
          <ChevronRight aria-hidden />
        </IconButton>
        <span className="grow" />
        <Segments
          label={t('oncall.span')}
          value={span}
          onChange={onSpan}
          options={spans.map((value) => ({ value, label: t(`oncall.spans.${value}`) }))}
        />
      </div>
      {shifts.data ? (
        <>
          <div className="max-md:hidden">
            <ShiftGrid shown={shifts.data} days={days} from={from} until={until} actions={actions} />
          </div>
          <div className="md:hidden">
            <ShiftList shown={shifts.data} actions={actions} />
          </div>
          <p className="border-t px-3 py-2 text-xs text-ink-faint max-md:hidden">{t(arrange ? 'oncall.hintArrange' : 'oncall.hint')}</p>
        </>
      ) : shifts.error ? (
        <ErrorState error={shifts.error} retry={() => void shifts.refetch()} />
      ) : (
        <div className="skeleton m-3 h-40" />
      )}
      {wanted && (
        <OverrideDialog
          scheduleId={schedule.id}
          zone={zone}
          wanted={wanted}
          onClose={close}
          onMade={(id, name) => made(id, t('oncall.overridden', { name }))}
        />
      )}
    </Panel>
  )
}
