import { useQuery } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { AlertPolicy } from '@/api/types'
import { Dialog } from '@/components/Dialog'
import { FormFoot } from '@/components/form/FormFoot'
import { Notice } from '@/components/Notice'
import { useWhatIfGuard } from '../whatif/useWhatIfGuard'
import { WhatIfPanel } from '../whatif/WhatIfPanel'
import { draftOf } from './draft'
import { policyQuery, usePolicyChange } from './queries'

/** A rule that is to go, or to come before another. */
export interface RuleChange {
  kind: 'remove' | 'move'
  name: string
  parts: Partial<AlertPolicy>
}

/** What people would have heard without a rule, or with its place changed, compared with the rules of today; then it is done. */
export function TryChange({ change: { kind, name, parts }, onClose }: { change: RuleChange; onClose(): void }) {
  const { t } = useTranslation()
  const change = usePolicyChange()
  const policy = useQuery(policyQuery).data
  const guard = useWhatIfGuard(policy && { ...draftOf(policy, parts), againstToday: true })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate(parts, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t(`alerts.policy.tried.${kind}`, { name })}
      description={t(`alerts.policy.tried.${kind}Text`)}
    >
      <form onSubmit={submit} className="grid gap-4">
        {change.error && <Notice tone="critical">{change.error.message}</Notice>}
        <WhatIfPanel guard={guard} />
        <FormFoot
          onCancel={onClose}
          pending={change.isPending}
          ready={guard.passes}
          save={guard.trueHidden > 0 ? t('whatIf.allTheSame') : t(`alerts.policy.tried.${kind}Action`)}
        />
      </form>
    </Dialog>
  )
}
