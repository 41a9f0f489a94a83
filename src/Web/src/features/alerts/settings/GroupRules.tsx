import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertGroupRule, AlertPolicy } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { duration } from '@/lib/time'
import { MatcherChips } from '../silences/MatcherChips'
import { MatcherFields } from '../silences/MatcherFields'
import { areReady, noMatcher } from '../silences/matchers'
import { LengthField } from './LengthField'
import { RuleList } from './RuleList'
import { RuleSheet } from './RuleSheet'

const fresh: AlertGroupRule = {
  name: '',
  matchers: [noMatcher],
  groupBy: ['alertname'],
  waitSeconds: 30,
  intervalSeconds: 300,
  repeatSeconds: 14_400,
}

/** Which alerts people hear of together, how long one waits for others, and how often they hear of them again. */
export function GroupRules({ policy, mayChange }: { policy: AlertPolicy; mayChange: boolean }) {
  const { t } = useTranslation()
  const [edited, edit] = useState<number | 'new' | 'default'>()
  const { groups } = policy
  const rule = edited === 'default' ? policy.default : edited === 'new' ? fresh : edited === undefined ? undefined : groups[edited]
  return (
    <>
      <RuleList
        title={t('alerts.grouping.title')}
        text={t('alerts.grouping.text')}
        add={t('alerts.grouping.add')}
        rules={groups}
        mayChange={mayChange}
        ordered
        row={(one) => <About rule={one} />}
        last={
          <li className="flex items-start gap-3 px-4 py-2.5 hover:bg-hover">
            <div className="min-w-0 grow text-sm">
              <p className="font-medium">{t('alerts.grouping.allElse')}</p>
              <About rule={policy.default} />
            </div>
            {mayChange && (
              <IconButton label={t('alerts.policy.edit', { name: t('alerts.grouping.allElse') })} onClick={() => edit('default')}>
                <Pencil aria-hidden />
              </IconButton>
            )}
          </li>
        }
        onEdit={edit}
        asPart={(next) => ({ groups: next })}
      />
      {rule && (
        <RuleSheet
          title={edited === 'default' ? t('alerts.grouping.allElse') : t(edited === 'new' ? 'alerts.grouping.add' : 'alerts.grouping.edit')}
          text={t('alerts.grouping.sheet')}
          rule={rule}
          fixedName={edited === 'default'}
          ready={(one) =>
            (edited === 'default' || areReady(one.matchers)) &&
            [one.waitSeconds, one.intervalSeconds, one.repeatSeconds].every(Number.isFinite)
          }
          asPart={(one) =>
            edited === 'default' ? { default: one } : { groups: typeof edited === 'number' ? groups.with(edited, one) : [...groups, one] }
          }
          onClose={() => edit(undefined)}
        >
          {(one, set) => (
            <>
              {edited !== 'default' && (
                <MatcherFields label={t('alerts.grouping.which')} value={one.matchers} onChange={(matchers) => set({ matchers })} />
              )}
              <Field label={t('alerts.grouping.by')} hint={t('alerts.grouping.byHint')}>
                {(control) => (
                  <Input
                    {...control}
                    className="font-mono"
                    spellCheck={false}
                    defaultValue={one.groupBy.join(' ')}
                    onChange={({ target }) => set({ groupBy: target.value.split(/[\s,]+/).filter(Boolean) })}
                  />
                )}
              </Field>
              <div className="grid gap-4 sm:grid-cols-3">
                <LengthField
                  label={t('alerts.grouping.wait')}
                  hint={t('alerts.grouping.waitHint')}
                  value={one.waitSeconds}
                  onChange={(waitSeconds) => set({ waitSeconds })}
                />
                <LengthField
                  label={t('alerts.grouping.interval')}
                  hint={t('alerts.grouping.intervalHint')}
                  value={one.intervalSeconds}
                  onChange={(intervalSeconds) => set({ intervalSeconds })}
                />
                <LengthField
                  label={t('alerts.grouping.repeat')}
                  hint={t('alerts.grouping.repeatHint')}
                  value={one.repeatSeconds}
                  onChange={(repeatSeconds) => set({ repeatSeconds })}
                />
              </div>
            </>
          )}
        </RuleSheet>
      )}
    </>
  )
}

function About({ rule }: { rule: AlertGroupRule }) {
  const { t } = useTranslation()
  return (
    <div className="mt-1 grid gap-1 text-xs text-ink-muted">
      {rule.matchers.length > 0 && <MatcherChips matchers={rule.matchers} />}
      <span className="figures">
        {t('alerts.grouping.says', {
          by: rule.groupBy.join(', ') || t('alerts.grouping.nothing'),
          wait: duration(rule.waitSeconds),
          interval: duration(rule.intervalSeconds),
          repeat: duration(rule.repeatSeconds),
        })}
      </span>
    </div>
  )
}
