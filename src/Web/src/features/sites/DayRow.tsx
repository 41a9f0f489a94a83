import { Copy, Plus, X } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'
import { Input } from '@/components/form/Field'
import { Menu, MenuItem, MenuLabel, MenuLine } from '@/components/Menu'
import { clockOf, mostPeriods, nextPeriod, weekdays, weekend, workingDays, type Period, type Weekday } from './hours'

interface DayRowProps {
  day: Weekday
  periods: Period[]
  error: string | undefined
  onChange(periods: Period[]): void
  onCopy(to: readonly Weekday[]): void
}

/** One day's periods: typed as times, and copied to other days. */
export function DayRow({ day, periods, error, onChange, onCopy }: DayRowProps) {
  const { t } = useTranslation()
  const below = useId()
  const row = useRef<HTMLDivElement>(null)
  const name = t(`hours.days.${day}`)
  const add = () => {
    onChange([...periods, nextPeriod(periods)])
    setTimeout(() => row.current?.querySelectorAll('input')[periods.length * 2]?.select())
  }
  const put = (at: number, change: Partial<Period>) =>
    onChange(periods.map((period, other) => (other === at ? { ...period, ...change } : period)))
  return (
    <div
      ref={row}
      role="group"
      aria-label={name}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 px-4 py-2 text-sm sm:grid-cols-[96px_minmax(0,1fr)_auto]"
    >
      <span className="flex h-9 items-center font-medium max-sm:col-start-1">{name}</span>
      <div className="min-w-0 max-sm:col-span-2 max-sm:row-start-2">
        {periods.length === 0 && <span className="flex h-9 items-center text-ink-faint max-sm:h-6">{t('hours.closed')}</span>}
        <div className="flex flex-wrap gap-x-4 gap-y-1.5">
          {periods.map(({ from, to }, at) => (
            <span key={at} className="flex items-center gap-1.5">
              <TimeInput
                label={t('hours.opens', { day: name, count: at + 1 })}
                value={from}
                onChange={(next) => put(at, { from: next })}
                wrong={error !== undefined}
                below={below}
              />
              <span className="text-ink-faint">–</span>
              <TimeInput
                label={t('hours.closes', { day: name, count: at + 1 })}
                value={to}
                onChange={(next) => put(at, { to: next })}
                wrong={error !== undefined}
                below={below}
              />
              <IconButton
                label={t('hours.remove', { from, to })}
                size="icon-sm"
                onClick={() => onChange(periods.filter((_, other) => other !== at))}
              >
                <X aria-hidden />
              </IconButton>
            </span>
          ))}
        </div>
        {error && (
          <p id={below} role="alert" className="mt-1 text-xs text-critical">
            {error}
          </p>
        )}
      </div>
      <span className="flex h-9 items-center gap-1 max-sm:col-start-2 max-sm:row-start-1">
        <IconButton label={t('hours.add', { day: name })} onClick={add} disabled={periods.length >= mostPeriods}>
          <Plus aria-hidden />
        </IconButton>
        <CopyMenu day={day} name={name} onCopy={onCopy} />
      </span>
    </div>
  )
}

function CopyMenu({ day, name, onCopy }: { day: Weekday; name: string; onCopy(to: readonly Weekday[]): void }) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={
        <IconButton label={t('hours.copy', { day: name })}>
          <Copy aria-hidden />
        </IconButton>
      }
    >
      <MenuLabel>{t('hours.copyTo')}</MenuLabel>
      <MenuItem onSelect={() => onCopy(weekdays)}>{t('hours.everyDay')}</MenuItem>
      <MenuItem onSelect={() => onCopy(workingDays)}>{t('hours.workingDays')}</MenuItem>
      <MenuItem onSelect={() => onCopy(weekend)}>{t('hours.weekend')}</MenuItem>
      <MenuLine />
      {weekdays
        .filter((other) => other !== day)
        .map((other) => (
          <MenuItem key={other} onSelect={() => onCopy([other])}>
            {t(`hours.days.${other}`)}
          </MenuItem>
        ))}
    </Menu>
  )
}

interface TimeInputProps {
  label: string
  value: string
  onChange(value: string): void
  wrong: boolean
  below: string
}

/** A time of day, typed in any usual way and written in full when left; unlike a clock field it knows 24:00. */
function TimeInput({ label, value, onChange, wrong, below }: TimeInputProps) {
  return (
    <Input
      aria-label={label}
      aria-invalid={wrong || undefined}
      aria-describedby={wrong ? below : undefined}
      value={value}
      inputMode="numeric"
      maxLength={5}
      placeholder="08:00"
      className="figures w-18 text-center"
      onChange={(event) => onChange(event.target.value)}
      onBlur={() => onChange(clockOf(value) ?? value)}
    />
  )
}
