import { useTranslation } from 'react-i18next'
import type { SlaClock } from '@/api/types'
import { useNow } from '@/lib/now'
import { clockTime, dayName } from '@/lib/time'
import { lengthOf, secondsOf } from './length'
import { opensAt, openSeconds, type Stretch } from './openTime'

interface ClockLeftProps {
  clock: SlaClock
  /** When the calendar is open, once that is known; without it, what the server said stands. */
  open: readonly Stretch[] | undefined
  /** Whether only the time is said, without what it waits for. */
  brief?: boolean
}

/** What is left of a clock in open time, counted down here and nowhere else on the page; of a stopped one, by how much it was kept or not. */
export function ClockLeft({ clock, open = [], brief }: ClockLeftProps) {
  const { t } = useTranslation()
  const told = secondsOf(clock.remaining)
  const runs = !clock.stoppedAt && clock.state !== 'paused' && clock.dueAt !== null
  const due = Date.parse(clock.dueAt ?? '')
  const left = useNow((now) => rounded((runs ? openSeconds(open, now, due) : undefined) ?? told))
  const resting = useNow((now) => (runs ? (opensAt(open, now) ?? 0) : 0))
  const rest = useNow((now) => (resting ? `${dayName(resting, now)} ${clockTime(resting)}` : ''))

  const by = lengthOf(Math.abs(left))
  if (clock.stoppedAt) return <>{t(left < 0 ? 'promises.tooLate' : 'promises.toSpare', { by })}</>
  if (left < 0) return <span className="font-medium text-critical">{t('promises.overdue', { by })}</span>
  if (brief) return <>{t('promises.left', { by })}</>
  return (
    <>
      {t('promises.left', { by })}
      {resting > 0 && <span className="text-ink-faint"> · {t('promises.rests', { until: rest })}</span>}
      {clock.state === 'paused' && clock.waitingFor && <span className="text-ink-faint"> · {t(`promises.waits.${clock.waitingFor}`)}</span>}
    </>
  )
}

/** To the second in the last hour, to the minute before: what changes every second keeps the eye busy. */
const rounded = (seconds: number) => (Math.abs(seconds) < 3_600 ? seconds : Math.trunc(seconds / 60) * 60)
