import { CircleAlert, ExternalLink } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhatIfFigures } from '@/api/types'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { ProgressBar } from '@/components/ProgressBar'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import { SeverityMark } from '../SeverityMark'
import { spoken } from '../states'
import { DayBars } from './DayBars'
import type { WhatIfGuard } from './useWhatIfGuard'
import { daysOfTrue, verdictOf } from './verdict'

/** What the rule would have done in the last 30 days, while it is written: what people would have been spared, and above all what they would have missed. */
export function WhatIfPanel({ guard }: { guard: WhatIfGuard }) {
  const { t } = useTranslation()
  const { whatIf } = guard
  if (whatIf.state === 'idle' || whatIf.state === 'unavailable') return null
  return (
    <section aria-label={t('whatIf.title')} className="grid gap-3 rounded-md border bg-sunken px-3 py-3 text-sm">
      <h3 className="text-xs font-medium text-ink-muted">{t('whatIf.title')}</h3>
      {whatIf.state === 'running' ? (
        <div className="grid gap-2" aria-live="polite">
          <ProgressBar label={t('whatIf.running')} value={whatIf.progress} />
          {!guard.impatient && (
            <Button size="sm" look="ghost" className="justify-self-start" onClick={guard.hurry}>
              {t('whatIf.hurry')}
            </Button>
          )}
        </div>
      ) : whatIf.state === 'failed' ? (
        <Notice tone="warning">{whatIf.error.message}</Notice>
      ) : (
        <Answer figures={whatIf.figures} guard={guard} />
      )}
    </section>
  )
}

function Answer({ figures, guard }: { figures: WhatIfFigures; guard: WhatIfGuard }) {
  const { t } = useTranslation()
  const verdict = verdictOf(figures)
  const { notificationsAsItWas: was, notificationsAsWished: wished, trueAlertsHidden } = figures
  return (
    <>
      {verdict === 'hidesTrue' && <HiddenTrue figures={figures} />}
      {verdict === 'nothing' ? (
        <p className="text-ink-muted">{t('whatIf.nothing')}</p>
      ) : (
        <>
          <p className="figures" aria-live="polite">
            <strong className="text-base font-semibold">
              {was === wished
                ? t('whatIf.same')
                : t(was > wished ? 'whatIf.avoided' : 'whatIf.added', {
                    count: Math.abs(was - wished),
                    pages: figure(Math.abs(was - wished)),
                  })}
            </strong>{' '}
            <span className="text-ink-muted">
              {was === wished
                ? t('whatIf.asOften', { wished: figure(wished) })
                : t('whatIf.instead', { was: figure(was), wished: figure(wished) })}
            </span>
            {trueAlertsHidden === 0 && <span className="block text-healthy">{t('whatIf.nothingTrue')}</span>}
          </p>
          {figures.days && figures.days.length > 0 && (
            <DayBars days={figures.days} marked={daysOfTrue(figures.hiddenTrue)} compared={guard.compared} />
          )}
        </>
      )}
      {figures.cutBy && (
        <p className="text-xs text-warning">{t('whatIf.cut', { replayed: figure(figures.sitesReplayed), sites: figure(figures.sites) })}</p>
      )}
      {trueAlertsHidden > 0 && (
        <label className="flex items-start gap-2 rounded-md border border-critical px-3 py-2 font-medium">
          <input
            type="checkbox"
            className="mt-0.5 accent-accent"
            checked={guard.seen}
            onChange={({ target }) => guard.see(target.checked)}
          />
          <span>{t('whatIf.seen', { count: trueAlertsHidden, alerts: figure(trueAlertsHidden) })}</span>
        </label>
      )}
    </>
  )
}

const shownAtFirst = 4

/** The alerts that mattered to somebody and that nobody would have been told of; each opens beside what is being written. */
function HiddenTrue({ figures: { hiddenTrue, trueAlertsHidden } }: { figures: WhatIfFigures }) {
  const { t } = useTranslation()
  const [all, showAll] = useState(false)
  const shown = all ? hiddenTrue : hiddenTrue.slice(0, shownAtFirst)
  return (
    <div role="alert" className="rounded-md border-2 border-critical bg-critical-soft px-3 py-2">
      <p className="flex items-start gap-2 text-base font-semibold text-critical">
        <CircleAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
        {t('whatIf.hidesTrue', { count: trueAlertsHidden, alerts: figure(trueAlertsHidden) })}
      </p>
      <ul className="mt-2 grid gap-1.5">
        {shown.map((alert) => (
          <li key={alert.id} className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-baseline gap-x-2">
            <SeverityMark severity={alert.severity} className="translate-y-0.5" />
            <span className="min-w-0">
              <a
                href={`/alerts/${alert.number}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex items-center gap-1 font-medium hover:underline"
              >
                {spoken(alert.name)} <span className="figures font-normal text-ink-muted">{alert.number}</span>
                <ExternalLink className="size-3" aria-label={t('whatIf.opens')} />
              </a>
              <span className="block text-xs text-ink-muted">
                {alert.deeds.map((deed) => t(`whatIf.deeds.${deed as 'acknowledged'}`)).join(', ')}
              </span>
            </span>
            <span className="text-xs text-ink-muted">{alert.openedAt && <Time at={alert.openedAt} />}</span>
          </li>
        ))}
      </ul>
      {trueAlertsHidden > shown.length && (
        <Button size="sm" look="ghost" className="mt-1" disabled={all} onClick={() => showAll(true)}>
          {t('whatIf.more', { more: figure(trueAlertsHidden - shown.length) })}
        </Button>
      )}
    </div>
  )
}
