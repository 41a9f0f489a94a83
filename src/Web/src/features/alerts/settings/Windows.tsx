import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertPolicy, AlertWindow } from '@/api/types'
import { useMay } from '@/features/identity/session'
import { foundSitesQuery } from '@/features/sites/queries'
import { absoluteTime } from '@/lib/time'
import { MatcherChips } from '../silences/MatcherChips'
import { MatcherFields } from '../silences/MatcherFields'
import { areReady } from '../silences/matchers'
import { occurrencesQuery } from './queries'
import { ofRule, sentenceOf } from './recurrence'
import { RuleList } from './RuleList'
import { RuleSheet } from './RuleSheet'
import { WindowFields } from './WindowFields'

/** Tomorrow at two, by the clock of a site. */
function fresh(timeZone: string): AlertWindow {
  const day = new Date(Date.now() + 86_400_000)
  const date = `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
  return { name: '', matchers: [], startsAt: `${date}T02:00:00`, durationMinutes: 120, timeZone, rule: null }
}

/** Times in which work is planned and nobody is told; that something is over is told all the same. */
export function Windows({ policy: { windows }, mayChange }: { policy: AlertPolicy; mayChange: boolean }) {
  const { t } = useTranslation()
  const sites = useQuery({ ...foundSitesQuery(''), enabled: useMay()('sites.read') }).data?.items
  const zone = sites?.[0]?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const [edited, edit] = useState<{ at: number | 'new'; rule: AlertWindow }>()
  return (
    <>
      <RuleList
        title={t('alerts.windows.title')}
        text={t('alerts.windows.text')}
        add={t('alerts.windows.add')}
        rules={windows}
        mayChange={mayChange}
        row={(one) => <About window={one} />}
        onEdit={(at) => edit({ at, rule: at === 'new' ? fresh(zone) : windows[at]! })}
        asPart={(next) => ({ windows: next })}
      />
      {edited && (
        <RuleSheet
          title={t(edited.at === 'new' ? 'alerts.windows.add' : 'alerts.windows.edit')}
          text={t('alerts.windows.sheet')}
          rule={edited.rule}
          ready={(one) => (one.matchers.length === 0 || areReady(one.matchers)) && one.durationMinutes > 0 && one.timeZone !== ''}
          tried={edited.at === 'new' ? (one) => ({ window: one }) : undefined}
          asPart={(one) => ({ windows: typeof edited.at === 'number' ? windows.with(edited.at, one) : [...windows, one] })}
          onClose={() => edit(undefined)}
        >
          {(one, set) => (
            <>
              <WindowFields window={one} onChange={set} />
              <MatcherFields
                label={t('alerts.windows.which')}
                none={t('alerts.windows.everything')}
                value={one.matchers}
                onChange={(matchers) => set({ matchers })}
              />
              <NextOccurrences window={one} />
            </>
          )}
        </RuleSheet>
      )}
    </>
  )
}

function About({ window }: { window: AlertWindow }) {
  const { t } = useTranslation()
  const { startsAt, durationMinutes, timeZone, rule, matchers } = window
  const next = useQuery(occurrencesQuery(window)).data?.next
  return (
    <div className="mt-1 grid gap-1 text-xs text-ink-muted">
      <span className="figures">{sentenceOf(t, ofRule(rule, startsAt), startsAt, durationMinutes, timeZone)}</span>
      {matchers.length > 0 ? <MatcherChips matchers={matchers} /> : <span>{t('alerts.windows.everything')}</span>}
      {next && (
        <span className="figures text-ink-faint">
          {next[0] ? t('alerts.windows.next', { at: absoluteTime(next[0].from, timeZone) }) : t('alerts.windows.isOver')}
        </span>
      )}
    </div>
  )
}

/** What a window that is being written means: as a sentence, and when it comes next. */
function NextOccurrences({ window }: { window: AlertWindow }) {
  const { t } = useTranslation()
  const { startsAt, durationMinutes, timeZone, rule } = window
  const { data, error } = useQuery({ ...occurrencesQuery(window), enabled: durationMinutes > 0 && timeZone !== '' })
  return (
    <div className="rounded-md border bg-sunken px-3 py-2 text-sm" aria-live="polite">
      <p className="font-medium">{sentenceOf(t, ofRule(rule, startsAt), startsAt, durationMinutes || 0, timeZone)}</p>
      {error ? (
        <p className="mt-1 text-xs text-critical">{error.message}</p>
      ) : (
        <ol className="figures mt-1 grid gap-0.5 text-xs text-ink-muted">
          {data?.next.slice(0, 3).map(({ from }) => (
            <li key={from}>{absoluteTime(from, timeZone)}</li>
          ))}
          {data?.next.length === 0 && <li>{t('alerts.windows.isOver')}</li>}
        </ol>
      )}
    </div>
  )
}
