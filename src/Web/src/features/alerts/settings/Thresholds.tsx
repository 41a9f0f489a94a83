import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertPolicy } from '@/api/types'
import { Button } from '@/components/Button'
import { Field, Input } from '@/components/form/Field'
import { Notice } from '@/components/Notice'
import { Panel } from '@/components/Panel'
import { MatcherFields } from '../silences/MatcherFields'
import { areReady } from '../silences/matchers'
import { useWhatIfGuard } from '../whatif/useWhatIfGuard'
import { WhatIfPanel } from '../whatif/WhatIfPanel'
import { draftOf } from './draft'
import { LengthField } from './LengthField'
import { usePolicyChange } from './queries'

type Part = 'stormAt' | 'flapInAt' | 'flapOutAt'
const bounds: Record<Part, [number, number]> = { stormAt: [5, 100_000], flapInAt: [3, 50], flapOutAt: [1, 49] }

/** From when on many alerts are a storm, and one that comes and goes is flapping; what is never hidden behind others. */
export function Thresholds({ policy, mayChange }: { policy: AlertPolicy; mayChange: boolean }) {
  const { t } = useTranslation()
  const change = usePolicyChange()
  const [draft, setDraft] = useState<Partial<AlertPolicy>>({})
  const now = { ...policy, ...draft }
  const dirty = Object.entries(draft).some(([part, value]) => JSON.stringify(value) !== JSON.stringify(policy[part as keyof AlertPolicy]))
  const wrong = (part: Part) => !(now[part] >= bounds[part][0] && now[part] <= bounds[part][1])
  const crossed = now.flapOutAt >= now.flapInAt
  const isReady =
    dirty &&
    !crossed &&
    !wrong('stormAt') &&
    !wrong('flapInAt') &&
    !wrong('flapOutAt') &&
    Number.isFinite(now.resolveTimeoutSeconds) &&
    (now.neverFolded.length === 0 || areReady(now.neverFolded))
  const guard = useWhatIfGuard(isReady ? draftOf(policy, draft) : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(draft, { onSuccess: () => setDraft({}) })
  }
  const number = (part: Part, error?: string) => (
    <Field
      label={t(`alerts.thresholds.${part}`)}
      hint={t(`alerts.thresholds.${part}Hint`)}
      error={wrong(part) ? t('alerts.thresholds.wrong', { from: bounds[part][0], to: bounds[part][1] }) : error}
    >
      {(control) => (
        <Input
          {...control}
          type="number"
          className="figures"
          disabled={!mayChange}
          value={Number.isNaN(now[part]) ? '' : now[part]}
          onChange={({ target }) => setDraft({ ...draft, [part]: target.value === '' ? Number.NaN : Number(target.value) })}
        />
      )}
    </Field>
  )
  return (
    <Panel title={t('alerts.thresholds.title')}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {change.error && <Notice tone="critical">{change.error.message}</Notice>}
        <div className="grid gap-4 sm:grid-cols-2">
          {number('stormAt')}
          <LengthField
            key={policy.resolveTimeoutSeconds}
            label={t('alerts.thresholds.resolve')}
            hint={t('alerts.thresholds.resolveHint')}
            value={now.resolveTimeoutSeconds}
            onChange={(resolveTimeoutSeconds) => setDraft({ ...draft, resolveTimeoutSeconds })}
          />
          {number('flapInAt')}
          {number('flapOutAt', crossed ? t('alerts.thresholds.crossed') : undefined)}
        </div>
        <MatcherFields
          label={t('alerts.thresholds.neverFolded')}
          value={now.neverFolded}
          onChange={(neverFolded) => setDraft({ ...draft, neverFolded })}
        />
        <WhatIfPanel guard={guard} />
        {mayChange && (
          <div className="flex justify-end gap-2">
            {dirty && <Button onClick={() => setDraft({})}>{t('action.cancel')}</Button>}
            <Button type="submit" look="primary" pending={change.isPending} disabled={!isReady || !guard.passes}>
              {t(guard.trueHidden > 0 ? 'whatIf.allTheSame' : 'action.save')}
            </Button>
          </div>
        )}
      </form>
    </Panel>
  )
}
