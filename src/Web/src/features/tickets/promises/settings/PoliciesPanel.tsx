import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { SlaPolicy } from '@/api/types'
import { useLeaving } from '@/features/identity/useLeaving'
import { DeskList } from '../../desk/DeskList'
import { policiesQuery, promiseKeys } from '../queries'
import { Targets, useCriteria } from './criteria'
import { removePolicy } from './queries'

/** The policies in the order in which they hold. */
export function PoliciesPanel() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const policies = useQuery(policiesQuery)
  const criteria = useCriteria()
  const { leaving, begin } = useLeaving(promiseKeys.policies, removePolicy, ({ name }: SlaPolicy, seconds) =>
    t('desk.removing', { name, seconds }),
  )
  const items = policies.data?.items ?? []
  return (
    <div className="grid gap-1.5">
      <DeskList
        title={t('policies.title')}
        empty={t('policies.empty')}
        add={t('policies.add')}
        query={policies}
        items={items}
        keyOf={({ id }) => id}
        nameOf={({ name }) => name}
        row={(policy) => (
          <span className="flex items-start gap-3">
            <span className="figures mt-0.5 w-4 shrink-0 text-right text-xs text-ink-faint">{items.indexOf(policy) + 1}</span>
            <span className="min-w-0">
              <span className="block truncate font-medium">{policy.name}</span>
              <span className="block truncate text-xs">
                {criteria(policy)} <span className="text-ink-faint">· {policy.calendarName}</span>
              </span>
              <Targets policy={policy} />
            </span>
          </span>
        )}
        leaving={leaving}
        onEdit={(policy) => void navigate({ to: '/settings/help-desk/policies/$id', params: { id: policy === 'new' ? 'new' : policy.id } })}
        onRemove={begin}
      />
      <p className="px-1 text-xs text-ink-faint">{t('policies.precedence')}</p>
    </div>
  )
}
