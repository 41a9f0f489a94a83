import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnCallDuty, OnCallPerson } from '@/api/types'
import { Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { cn } from '@/lib/cn'
import { nameIn, useColours } from './people'
import { nowQuery, untilHandoff } from './queries'
import { momentIn } from './words'

/** Who is on call by every schedule, now or at any moment one asks about. */
export function NowPanel({ current, onChoose }: { current: string; onChoose(schedule: string): void }) {
  const { t } = useTranslation()
  const [at, setAt] = useState('')
  const asked = at && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined
  const now = useQuery({
    ...nowQuery(asked),
    refetchInterval: ({ state }) => (asked ? false : untilHandoff(state.data?.items.map(({ current }) => current.until) ?? [], Date.now())),
  })
  return (
    <Panel
      title={asked ? t('oncall.thenTitle') : t('oncall.nowTitle')}
      aside={
        <label className="flex items-center gap-2">
          {t('oncall.whoAt')}
          <Input type="datetime-local" className="h-7 w-auto md:text-xs" value={at} onChange={({ target }) => setAt(target.value)} />
        </label>
      }
      flush
    >
      {now.data ? (
        <ul className="grid overflow-hidden rounded-b-lg sm:grid-cols-2 xl:grid-cols-3">
          {now.data.items.map((duty) => (
            <Duty
              key={duty.scheduleId}
              duty={duty}
              people={now.data.people}
              isCurrent={duty.scheduleId === current}
              onChoose={() => onChoose(duty.scheduleId)}
            />
          ))}
        </ul>
      ) : now.error ? (
        <p className="p-4 text-sm text-critical" role="alert">
          {now.error.message}
        </p>
      ) : (
        <div className="skeleton m-3 h-14" />
      )}
    </Panel>
  )
}

interface DutyProps {
  duty: OnCallDuty
  people: readonly OnCallPerson[]
  isCurrent: boolean
  onChoose(): void
}

function Duty({ duty, people, isCurrent, onChoose }: DutyProps) {
  const { t } = useTranslation()
  const colour = useColours()
  const { current, next } = duty
  const name = current.isUncovered ? t('oncall.nobody') : nameIn(people, current.personId)
  return (
    <li className="-mb-px border-b sm:border-r">
      <button
        type="button"
        aria-pressed={isCurrent}
        onClick={onChoose}
        className={cn(
          'flex h-full w-full items-center gap-3 px-4 py-3 text-left hover:bg-hover',
          isCurrent && 'bg-selected hover:bg-selected',
        )}
      >
        <span
          className="h-10 w-1 shrink-0 rounded-full"
          style={{ background: current.isUncovered ? 'var(--critical-fill)' : colour(current.personId) }}
          aria-hidden
        />
        <span className="min-w-0 grow">
          <span className="block truncate text-xs text-ink-muted">{duty.schedule}</span>
          <span className={cn('block truncate font-semibold', current.isUncovered && 'text-critical')}>{name}</span>
          <span className="figures block truncate text-xs text-ink-muted">
            {next
              ? t('oncall.then', {
                  until: momentIn(current.until, duty.timeZone),
                  name: next.isUncovered ? t('oncall.nobodyThen') : nameIn(people, next.personId),
                })
              : t('oncall.noChange')}
          </span>
        </span>
      </button>
    </li>
  )
}
