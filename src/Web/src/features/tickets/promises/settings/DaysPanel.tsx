import { Plus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { lineError, type DayLine } from './calendars'

interface DaysPanelProps {
  title: string
  empty: string
  add: string
  lines: DayLine[]
  /** Holidays are closed and may come each year; exceptions have hours of their own. */
  kind: 'holiday' | 'exception'
  aside?: ReactNode
  onChange(lines: DayLine[]): void
}

const shownAtOnce = 12

/** Days that are not as the week says, line by line. */
export function DaysPanel({ title, empty, add, lines, kind, aside, onChange }: DaysPanelProps) {
  const { t } = useTranslation()
  const [all, showAll] = useState(false)
  const put = (at: number, change: Partial<DayLine>) => onChange(lines.map((line, other) => (other === at ? { ...line, ...change } : line)))
  const shown = all ? lines : lines.slice(0, shownAtOnce)
  return (
    <Panel
      title={title}
      aside={
        <>
          {aside}
          <Button
            size="sm"
            onClick={() => {
              showAll(true)
              onChange([...lines, { from: '', to: '', name: '', isYearly: false, hours: '' }])
            }}
          >
            <Plus aria-hidden /> {add}
          </Button>
        </>
      }
      flush
    >
      {lines.length === 0 ? (
        <p className="px-4 py-4 text-sm text-ink-muted">{empty}</p>
      ) : (
        <ul className="divide-y">
          {shown.map((line, at) => (
            <DayLineRow
              key={at}
              line={line}
              kind={kind}
              number={at + 1}
              onChange={(change) => put(at, change)}
              onRemove={() => onChange(lines.filter((_, other) => other !== at))}
            />
          ))}
        </ul>
      )}
      {shown.length < lines.length && (
        <Button look="ghost" className="m-2" onClick={() => showAll(true)}>
          {t('calendars.showAll', { count: lines.length })}
        </Button>
      )}
    </Panel>
  )
}

interface DayLineRowProps {
  line: DayLine
  kind: DaysPanelProps['kind']
  number: number
  onChange(change: Partial<DayLine>): void
  onRemove(): void
}

function DayLineRow({ line, kind, number, onChange, onRemove }: DayLineRowProps) {
  const { t } = useTranslation()
  const error = lineError(line)
  const label = (what: 'from' | 'to' | 'name' | 'hours') => t(`calendars.line.${what}`, { number })
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-center gap-2 px-4 py-2 text-sm sm:grid-cols-[136px_136px_minmax(0,1fr)_minmax(0,auto)_auto]">
      <Input type="date" aria-label={label('from')} value={line.from} onChange={({ target }) => onChange({ from: target.value })} />
      <Input
        type="date"
        aria-label={label('to')}
        value={line.to}
        min={line.from}
        onChange={({ target }) => onChange({ to: target.value })}
      />
      <Input
        aria-label={label('name')}
        className="max-sm:order-last max-sm:col-span-2"
        placeholder={t(kind === 'holiday' ? 'calendars.holidayExample' : 'calendars.exceptionExample')}
        value={line.name}
        maxLength={200}
        onChange={({ target }) => onChange({ name: target.value })}
      />
      {kind === 'holiday' ? (
        <label className="flex cursor-pointer items-center gap-1.5 text-xs whitespace-nowrap max-sm:order-last max-sm:col-span-3">
          <input
            type="checkbox"
            checked={line.isYearly}
            className="size-3.5 accent-(--accent)"
            onChange={({ target }) => onChange({ isYearly: target.checked })}
          />
          {t('calendars.yearly')}
        </label>
      ) : (
        <Input
          aria-label={label('hours')}
          className="figures max-sm:order-last max-sm:col-span-2 sm:w-48"
          placeholder={t('hours.closed')}
          value={line.hours}
          maxLength={200}
          onChange={({ target }) => onChange({ hours: target.value })}
        />
      )}
      <IconButton label={t('calendars.removeLine', { name: line.name || number })} onClick={onRemove}>
        <X aria-hidden />
      </IconButton>
      {error && (
        <p role="alert" className="col-span-full text-xs text-critical max-sm:order-last">
          {error}
        </p>
      )}
    </li>
  )
}
