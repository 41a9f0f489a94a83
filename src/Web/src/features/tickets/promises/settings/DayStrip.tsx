import { useId, useRef, type KeyboardEvent, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Period } from '@/features/sites/hours'
import { cn } from '@/lib/cn'
import { blockOf, dayLong, moved, periodOf, snapped, step, type Block } from './strip'

interface DayStripProps {
  name: string
  periods: Period[]
  /** Until when the periods of the day before run on into this one, in minutes. */
  tail: number
  /** Says what the keys do. */
  hint: string
  onChange(periods: Period[]): void
}

type Part = 'from' | 'to' | 'all'

const place = ({ from, to }: Block) => ({
  left: `${(from / dayLong) * 100}%`,
  width: `${((Math.min(to, dayLong) - from) / dayLong) * 100}%`,
})

/** One day from midnight to midnight: periods are drawn, dragged and pulled at their ends, or moved by keys. */
export function DayStrip({ name, periods, tail, hint, onChange }: DayStripProps) {
  const { t } = useTranslation()
  const id = useId()
  const track = useRef<HTMLDivElement>(null)
  const drag = useRef<{ at: number; part: Part; x: number; block: Block }>(undefined)
  const put = (at: number, block: Block) => onChange(periods.map((period, other) => (other === at ? periodOf(block) : period)))
  const minutesAt = (x: number) => {
    const { left = 0, width = 1 } = track.current?.getBoundingClientRect() ?? {}
    return ((x - left) / width) * dayLong
  }

  const begin = (event: PointerEvent, at: number, part: Part, block: Block) => {
    if (event.button !== 0) return
    event.stopPropagation()
    track.current?.setPointerCapture(event.pointerId)
    drag.current = { at, part, x: event.clientX, block }
  }
  const draw = (event: PointerEvent) => {
    if (event.button !== 0) return
    const from = Math.min(dayLong - step, Math.max(0, Math.floor(minutesAt(event.clientX) / step) * step))
    const block = { from, to: Math.min(dayLong, from + 60) }
    onChange([...periods, periodOf(block)])
    track.current?.setPointerCapture(event.pointerId)
    // Its end follows the pointer from where it began; without a move it stays an hour.
    drag.current = { at: periods.length, part: 'to', x: event.clientX, block: { from, to: from } }
  }
  const follow = (event: PointerEvent) => {
    if (!drag.current) return
    const { at, part, x, block } = drag.current
    const by = snapped(minutesAt(event.clientX) - minutesAt(x))
    if (by !== 0 || block.to > block.from) put(at, moved(block, part, by))
  }
  const press = (event: KeyboardEvent, at: number, block: Block) => {
    if (event.key === 'Delete' || event.key === 'Backspace') {
      event.preventDefault()
      onChange(periods.filter((_, other) => other !== at))
    }
    const by = event.key === 'ArrowRight' ? step : event.key === 'ArrowLeft' ? -step : 0
    if (by === 0) return
    event.preventDefault()
    put(at, moved(block, event.shiftKey ? 'to' : event.ctrlKey || event.metaKey ? 'from' : 'all', by))
  }

  return (
    <div
      ref={track}
      role="group"
      aria-label={t('calendars.strip', { day: name })}
      onPointerDown={draw}
      onPointerMove={follow}
      onPointerUp={() => (drag.current = undefined)}
      onPointerCancel={() => (drag.current = undefined)}
      className="relative h-8 cursor-crosshair touch-pan-y rounded-sm bg-sunken bg-[repeating-linear-gradient(to_right,var(--line)_0_1px,transparent_1px_12.5%)]"
    >
      {tail > 0 && (
        <span
          className="pointer-events-none absolute inset-y-0 left-0 rounded-r-sm border border-dashed border-accent bg-accent-soft"
          style={{ width: `${(tail / dayLong) * 100}%` }}
          title={t('calendars.tail')}
        />
      )}
      {periods.map((period, at) => {
        const block = blockOf(period)
        if (!block) return null
        return (
          <button
            key={at}
            type="button"
            aria-label={t('calendars.block', { day: name, from: period.from, to: period.to })}
            aria-describedby={id}
            title={`${period.from}–${period.to}`}
            onPointerDown={(event) => begin(event, at, 'all', block)}
            onKeyDown={(event) => press(event, at, block)}
            className={cn(
              'absolute inset-y-0.5 cursor-grab overflow-hidden rounded-sm bg-accent px-2 text-accent-ink focus-visible:z-10 active:cursor-grabbing',
              block.to > dayLong && 'rounded-r-none',
            )}
            style={place(block)}
          >
            <span className="figures pointer-events-none truncate text-center text-xs max-sm:hidden sm:block">
              {period.from}–{period.to}
            </span>
            <Edge side="left" onPointerDown={(event) => begin(event, at, 'from', block)} />
            {block.to <= dayLong && <Edge side="right" onPointerDown={(event) => begin(event, at, 'to', block)} />}
          </button>
        )
      })}
      <span id={id} hidden>
        {hint}
      </span>
    </div>
  )
}

function Edge({ side, onPointerDown }: { side: 'left' | 'right'; onPointerDown(event: PointerEvent): void }) {
  return (
    <span
      aria-hidden
      onPointerDown={onPointerDown}
      className={cn('absolute inset-y-0 w-2 cursor-ew-resize hover:bg-accent-hover', side === 'left' ? 'left-0' : 'right-0')}
    />
  )
}
