import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EscalationSteps } from '@/api/types'
import { Field, Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { SitePicker } from '@/features/sites/SitePicker'
import { useMay } from '@/features/identity/session'
import { clockTime, duration } from '@/lib/time'
import { useDebounced } from '@/lib/useDebounced'
import { listed } from './people'
import { callsQuery } from './queries'

interface CallsPanelProps {
  steps: EscalationSteps | undefined
  /** The site that is looked at first. */
  first?: string
}

/** Who would be called at a moment, one after the other, if nobody answered. */
export function CallsPanel({ steps, first = '' }: CallsPanelProps) {
  const { t } = useTranslation()
  const may = useMay()
  const [at, setAt] = useState('')
  const [chosen, choose] = useState<string>()
  const site = chosen ?? first
  const asked = useDebounced(JSON.stringify(steps), 300)
  const moment = at && !Number.isNaN(Date.parse(at)) ? new Date(at).toISOString() : undefined
  const calls = useQuery(callsQuery(asked ? (JSON.parse(asked) as EscalationSteps) : undefined, moment, site))
  return (
    <Panel title={t('oncall.whoIsCalled')}>
      <div className="grid gap-3">
        <Field label={t('oncall.at')} hint={t('oncall.atHint')}>
          {(control) => <Input {...control} type="datetime-local" value={at} onChange={({ target }) => setAt(target.value)} />}
        </Field>
        {may('sites.read') && (
          <Field label={t('oncall.atSite')}>
            {(control) => <SitePicker {...control} value={site} onChange={choose} none={t('oncall.noSite')} />}
          </Field>
        )}
        {calls.error ? (
          <p role="alert" className="text-sm text-critical">
            {calls.error.message}
          </p>
        ) : (
          <ol className="grid gap-2 border-t pt-3 text-sm">
            {calls.data?.items.map((call) => (
              <li key={`${call.round} ${call.step}`} className="grid grid-cols-[64px_minmax(0,1fr)] gap-2">
                <span className="figures text-ink-muted" title={call.at}>
                  {call.afterMinutes === 0 ? clockTime(call.at) : `+${duration(call.afterMinutes * 60)}`}
                </span>
                <span className={call.people.length === 0 ? 'text-critical' : undefined}>
                  {call.isEverybody
                    ? t('oncall.everybodyCalled', { count: call.people.length })
                    : call.people.length === 0
                      ? t('oncall.nobodyCalled')
                      : listed(call.people.map(({ name }) => name ?? ''))}
                </span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </Panel>
  )
}
