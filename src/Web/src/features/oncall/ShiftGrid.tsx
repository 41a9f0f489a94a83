import { useRef, type KeyboardEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnCallShift, OnCallShifts } from '@/api/types'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { ShiftBar } from './ShiftBar'
import { useDragStretch } from './useDragStretch'
import type { ShiftActions } from './useShiftActions'
import { dayIn } from './words'

interface ShiftGridProps {
  shown: OnCallShifts
  days: number[]
  from: number
  until: number
  actions?: ShiftActions
}

const minute = 60_000

/** Layers as lanes, below them who is on call as it comes to be, and a line where now is. */
export function ShiftGrid({ shown, days, from, until, actions }: ShiftGridProps) {
  const { t } = useTranslation()
  const now = useNow((at) => Math.floor(at / minute) * minute)
  const place = (at: number) => ((at - from) / (until - from)) * 100
  const zone = shown.timeZone
  const { stretch, ...drag } = useDragStretch(from, until, actions?.arrange)
  const bar = (shift: OnCallShift, live: boolean) => {
    const [begin, end] = [Math.max(from, Date.parse(shift.from)), Math.min(until, Date.parse(shift.until))]
    if (end <= begin) return null
    return (
      <ShiftBar
        key={`${shift.from} ${shift.personId}`}
        shift={shift}
        people={shown.people}
        zone={zone}
        left={place(begin)}
        width={place(end) - place(begin)}
        actions={live ? actions : undefined}
      />
    )
  }
  return (
    <div className="overflow-x-auto">
      <div className={cn('relative', days.length > 7 ? 'min-w-4xl' : 'min-w-2xl')}>
        <div className="grid grid-cols-[120px_minmax(0,1fr)] border-b">
          <span />
          <div className="relative h-9" aria-hidden>
            {days.map((day, at) => {
              const name = dayIn(day, zone, days.length <= 14)
              return (
                <span
                  key={day}
                  className="figures absolute inset-y-0 overflow-hidden border-l px-1 pt-1 text-[11px] leading-tight text-ink-muted"
                  style={{ left: `${place(day)}%`, width: `${place(days[at + 1] ?? until) - place(day)}%` }}
                >
                  {name.day}
                  {(at === 0 || name.day.split(' ').at(-1) === '1') && <span className="block text-ink-faint">{name.month}</span>}
                </span>
              )
            })}
          </div>
        </div>
        {shown.layers.map((layer, at) => (
          <Lane key={at} name={layer.name} days={days.map(place)}>
            {layer.shifts.map((shift) => bar(shift, false))}
          </Lane>
        ))}
        <Lane name={t('oncall.final')} days={days.map(place)} isFinal {...drag}>
          {shown.shifts.map((shift) => bar(shift, true))}
          {stretch && (
            <span
              className="pointer-events-none absolute inset-y-0.5 rounded-sm border-2 border-accent bg-accent-soft opacity-70"
              style={{ left: `${place(stretch.from)}%`, width: `${place(stretch.until) - place(stretch.from)}%` }}
            />
          )}
        </Lane>
        {now >= from && now < until && (
          <div className="pointer-events-none absolute inset-y-0 right-0 left-[120px]" aria-hidden>
            <span className="absolute inset-y-0 w-px bg-critical-fill" style={{ left: `${place(now)}%` }}>
              <span className="absolute top-0 -left-1 size-2 rounded-full bg-critical-fill" />
            </span>
          </div>
        )}
      </div>
    </div>
  )
}

interface LaneProps {
  name: string
  days: number[]
  isFinal?: boolean
  children: ReactNode
  onPointerDown?(event: React.PointerEvent<HTMLElement>): void
}

function Lane({ name, days, isFinal, children, ...rest }: LaneProps) {
  const row = useRef<HTMLDivElement>(null)
  // Along a lane with the arrows, as along a calendar.
  const walk = (event: KeyboardEvent) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const bars = [...(row.current?.querySelectorAll<HTMLElement>('[data-shift]') ?? [])]
    const at = bars.indexOf(document.activeElement as HTMLElement)
    if (!by || at < 0) return
    event.preventDefault()
    bars[at + by]?.focus()
  }
  return (
    <div
      className={cn('grid grid-cols-[120px_minmax(0,1fr)] border-b last:border-b-0', isFinal && 'bg-sunken')}
      role="group"
      aria-label={name}
    >
      <span className={cn('flex items-center truncate px-3 text-xs text-ink-muted', isFinal && 'font-semibold text-ink')}>
        <span className="truncate">{name}</span>
      </span>
      <div ref={row} onKeyDown={walk} className={cn('relative', isFinal ? 'h-12 touch-pan-x' : 'h-9')} {...rest}>
        {days.map((left) => (
          <span key={left} className="absolute inset-y-0 border-l" style={{ left: `${left}%` }} aria-hidden />
        ))}
        {children}
      </div>
    </div>
  )
}
