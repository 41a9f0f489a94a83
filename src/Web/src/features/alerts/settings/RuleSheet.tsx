import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertPolicy, WhatIfDraft } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { Field, Input } from '@/components/form/Field'
import { FormFoot } from '@/components/form/FormFoot'
import { Notice } from '@/components/Notice'
import { useWhatIfGuard } from '../whatif/useWhatIfGuard'
import { WhatIfPanel } from '../whatif/WhatIfPanel'
import { draftOf } from './draft'
import { policyQuery, usePolicyChange } from './queries'

interface RuleSheetProps<T extends { name: string }> {
  title: string
  text: string
  rule: T
  /** Whether what is called so may be called otherwise. */
  fixedName?: boolean
  ready(rule: T): boolean
  /** The part of the policy that holds the rule. */
  asPart(rule: T): Partial<AlertPolicy>
  /** What is tried on the past; the whole policy with the rule in it unless something else is said. */
  tried?(rule: T): WhatIfDraft
  onClose(): void
  children(rule: T, set: (change: Partial<T>) => void): ReactNode
}

/** A rule on a sheet of paper: its name, what is its own, and what the server has against it. */
export function RuleSheet<T extends { name: string }>({
  title,
  text,
  rule,
  fixedName,
  ready,
  asPart,
  tried,
  onClose,
  children,
}: RuleSheetProps<T>) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(rule)
  const change = usePolicyChange()
  const policy = useQuery(policyQuery).data
  const named = { ...draft, name: draft.name.trim() }
  const isReady = named.name !== '' && ready(draft)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(rule)
  const guard = useWhatIfGuard(isReady && isChanged && policy ? (tried?.(named) ?? draftOf(policy, asPart(named))) : undefined)
  const set = (part: Partial<T>) => setDraft((now) => ({ ...now, ...part }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(asPart(named), { onSuccess: onClose })
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} description={text}>
      <form onSubmit={submit} noValidate className="grid gap-4">
        {change.error && <Notice tone="critical">{change.error.message}</Notice>}
        {!fixedName && (
          <Field label={t('alerts.policy.name')}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                maxLength={100}
                value={draft.name}
                onChange={({ target }) => setDraft((now) => ({ ...now, name: target.value }))}
              />
            )}
          </Field>
        )}
        {children(draft, set)}
        <WhatIfPanel guard={guard} />
        <FormFoot
          onCancel={onClose}
          pending={change.isPending}
          ready={isReady && guard.passes}
          save={guard.trueHidden > 0 ? t('whatIf.allTheSame') : undefined}
        />
      </form>
    </Dialog>
  )
}
