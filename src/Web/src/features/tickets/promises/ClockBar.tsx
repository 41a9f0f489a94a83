import type { SlaClock } from '@/api/types'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { standingFill, standingOf } from './clocks'
import { secondsOf } from './length'
import { openSeconds, type Stretch } from './openTime'

/** How much of the target is used up, as a bar that grows; the words beside it say the same. */
export function ClockBar({ clock, open = [] }: { clock: SlaClock; open: readonly Stretch[] | undefined }) {
  const target = secondsOf(clock.target)
  const runs = !clock.stoppedAt && clock.state === 'running' && clock.dueAt !== null
  const due = Date.parse(clock.dueAt ?? '')
  const used = useNow((now) => {
    const left = (runs ? openSeconds(open, now, due) : undefined) ?? secondsOf(clock.remaining)
    return Math.round(Math.min(1, Math.max(0, 1 - left / target)) * 200) / 200
  })
  return (
    <div className="h-1 overflow-hidden rounded-full bg-sunken" aria-hidden>
      <div
        className={cn('h-full w-full origin-left transition-transform duration-150', standingFill[standingOf(clock)])}
        style={{ transform: `scaleX(${used})` }}
      />
    </div>
  )
}
