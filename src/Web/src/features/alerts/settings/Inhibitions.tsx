import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertInhibition, AlertPolicy } from '@/api/types'
import { Field, Input } from '@/components/form/Field'
import { MatcherChips } from '../silences/MatcherChips'
import { MatcherFields } from '../silences/MatcherFields'
import { areReady, noMatcher } from '../silences/matchers'
import { RuleList } from './RuleList'
import { RuleSheet } from './RuleSheet'

const fresh: AlertInhibition = { name: '', source: [noMatcher], target: [noMatcher], equal: ['site'] }

/** Which alerts hide others while they go on. */
export function Inhibitions({ policy: { inhibitions }, mayChange }: { policy: AlertPolicy; mayChange: boolean }) {
  const { t } = useTranslation()
  const [edited, edit] = useState<number | 'new'>()
  const rule = edited === 'new' ? fresh : edited === undefined ? undefined : inhibitions[edited]
  return (
    <>
      <RuleList
        title={t('alerts.inhibitions.title')}
        text={t('alerts.inhibitions.text')}
        add={t('alerts.inhibitions.add')}
        rules={inhibitions}
        mayChange={mayChange}
        row={({ source, target, equal }) => (
          <div className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-muted">
            <MatcherChips matchers={source} />
            <span>{t('alerts.inhibitions.hides')}</span>
            <MatcherChips matchers={target} />
            {equal.length > 0 && <span>{t('alerts.inhibitions.whereEqual', { labels: equal.join(', ') })}</span>}
          </div>
        )}
        onEdit={edit}
        asPart={(next) => ({ inhibitions: next })}
      />
      {rule && (
        <RuleSheet
          title={t(edited === 'new' ? 'alerts.inhibitions.add' : 'alerts.inhibitions.edit')}
          text={t('alerts.inhibitions.sheet')}
          rule={rule}
          ready={(one) => areReady(one.source) && areReady(one.target)}
          asPart={(one) => ({ inhibitions: typeof edited === 'number' ? inhibitions.with(edited, one) : [...inhibitions, one] })}
          onClose={() => edit(undefined)}
        >
          {(one, set) => (
            <>
              <MatcherFields label={t('alerts.inhibitions.source')} value={one.source} onChange={(source) => set({ source })} />
              <MatcherFields label={t('alerts.inhibitions.target')} value={one.target} onChange={(target) => set({ target })} />
              <Field label={t('alerts.inhibitions.equal')} hint={t('alerts.inhibitions.equalHint')}>
                {(control) => (
                  <Input
                    {...control}
                    className="font-mono"
                    spellCheck={false}
                    defaultValue={one.equal.join(' ')}
                    onChange={(event) => set({ equal: event.target.value.split(/[\s,]+/).filter(Boolean) })}
                  />
                )}
              </Field>
            </>
          )}
        </RuleSheet>
      )}
    </>
  )
}
