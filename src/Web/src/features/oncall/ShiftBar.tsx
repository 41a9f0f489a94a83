import { CornerUpLeft, Hand, UserRoundPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnCallPerson, OnCallShift } from '@/api/types'
import { Button } from '@/components/Button'
import { Popover } from '@/components/Popover'
import { useMay, useSession } from '@/features/identity/session'
import { cn } from '@/lib/cn'
import { useNow } from '@/lib/now'
import { initialsOf, nameIn, useColours } from './people'
import type { ShiftActions } from './useShiftActions'
import { momentIn } from './words'

export interface ShiftBarProps {
  shift: OnCallShift
  people: readonly OnCallPerson[]
  zone: string
  /** Where it lies within what is shown, in percent. */
  left: number
  width: number
  /** What can be done about it; a layer by itself, or a draft, can only be looked at. */
  actions?: ShiftActions
}

// In a corner of a bar that has no room for it beside a name.
const iconLook = 'ml-1 size-3 shrink-0 @max-[48px]:absolute @max-[48px]:top-0.5 @max-[48px]:right-0.5 @max-[48px]:size-2.5'

/** One shift on its lane: pressed, it says from when until when, and can be taken. */
export function ShiftBar({ shift, people, zone, left, width, actions }: ShiftBarProps) {
  const { t } = useTranslation()
  const colour = useColours()
  const [open, setOpen] = useState(false)
  const name = shift.isUncovered ? (shift.personId ? t('oncall.leftShift') : t('oncall.nobody')) : nameIn(people, shift.personId)
  const stretch = `${momentIn(shift.from, zone)} – ${momentIn(shift.until, zone)}`
  const Icon = shift.insteadOfId ? Hand : shift.overrideId ? UserRoundPen : undefined
  const bar = (
    <button
      type="button"
      data-shift
      aria-label={t('oncall.shiftOf', { name, stretch })}
      title={t('oncall.shiftOf', { name, stretch })}
      style={{ left: `${left}%`, width: `calc(${width}% - 2px)`, '--person': colour(shift.isUncovered ? null : shift.personId) } as object}
      className={cn(
        '@container absolute inset-y-1 flex min-w-1 items-center gap-1 overflow-hidden rounded-sm border-l-[3px] border-(--person) bg-[color-mix(in_srgb,var(--person)_16%,var(--surface))] text-left text-xs font-medium text-ink hover:bg-[color-mix(in_srgb,var(--person)_28%,var(--surface))] focus-visible:z-10 contrast-theme:border',
        shift.isUncovered && 'border-l border-dashed border-critical bg-critical-soft text-critical hover:bg-critical-soft',
      )}
    >
      {Icon && <Icon className={iconLook} aria-hidden />}
      <span className="truncate px-1 @max-[68px]:hidden">{name}</span>
      <span className="hidden px-1 @max-[68px]:inline @max-[26px]:px-px @max-[26px]:text-[11px] @max-[16px]:hidden" aria-hidden>
        {shift.isUncovered ? '–' : initialsOf(name)}
      </span>
    </button>
  )
  return (
    <Popover trigger={bar} label={t('oncall.shiftOf', { name, stretch })} open={open} onOpenChange={setOpen}>
      <div className="grid gap-2 p-3">
        <p className="font-semibold">{name}</p>
        <p className="figures text-xs text-ink-muted">
          {stretch} <span className="text-ink-faint">({zone})</span>
        </p>
        {shift.insteadOfId && (
          <p className="text-xs text-ink-muted">{t('oncall.insteadOf', { name: nameIn(people, shift.insteadOfId) })}</p>
        )}
        {shift.isUncovered && <p className="text-xs text-critical">{t('oncall.uncoveredText')}</p>}
        {actions && <ShiftVerbs shift={shift} actions={actions} done={() => setOpen(false)} />}
      </div>
    </Popover>
  )
}

function ShiftVerbs({ shift, actions, done }: { shift: OnCallShift; actions: ShiftActions; done(): void }) {
  const { t } = useTranslation()
  const { user } = useSession()
  const may = useMay()
  const isOver = useNow((now) => Date.parse(shift.until) <= now)
  if (isOver) return <p className="text-xs text-ink-faint">{t('oncall.past')}</p>
  const act = (what: () => void) => () => {
    done()
    what()
  }
  return (
    <div className="flex flex-wrap gap-2 border-t pt-2">
      {may('alerts.write') && shift.personId !== user.id && (
        <Button size="sm" look="primary" onClick={act(() => actions.take(shift))}>
          <Hand aria-hidden /> {t('oncall.take')}
        </Button>
      )}
      {may('alerts.on-call') && (
        <Button size="sm" onClick={act(() => actions.replace(shift))}>
          <UserRoundPen aria-hidden /> {t('oncall.replace')}
        </Button>
      )}
      {shift.overrideId && (may('alerts.on-call') || shift.personId === user.id) && (
        <Button size="sm" onClick={act(() => actions.giveBack(shift.overrideId!))}>
          <CornerUpLeft aria-hidden /> {t('oncall.giveBack')}
        </Button>
      )}
    </div>
  )
}
