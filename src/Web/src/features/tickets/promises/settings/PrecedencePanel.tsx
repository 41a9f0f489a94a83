import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { SlaPolicy, TicketPriority } from '@/api/types'
import { Panel } from '@/components/Panel'
import { useMay } from '@/features/identity/session'
import { siteQuery } from '@/features/sites/queries'
import { cn } from '@/lib/cn'
import { useCriteria } from './criteria'
import { inOrder, type PolicyForm } from './policies'

interface PrecedencePanelProps {
  policies: SlaPolicy[]
  /** The id of the one that is written; a new one has none. */
  edited: string | undefined
  terms: PolicyForm
}

/** All policies in the order in which they hold, with the one being written at its place. */
export function PrecedencePanel({ policies, edited, terms }: PrecedencePanelProps) {
  const { t } = useTranslation()
  const criteria = useCriteria()
  const may = useMay()
  const site = useQuery({ ...siteQuery(terms.siteId), enabled: terms.siteId !== '' && may('sites.read') }).data
  const mine = {
    id: edited ?? 'new',
    name: terms.name.trim() || t('policies.new'),
    customer: terms.customer.trim() || null,
    siteId: terms.siteId || null,
    siteName: terms.siteId ? (site?.name ?? '…') : null,
    category: terms.category || null,
    priority: (terms.priority || null) as TicketPriority | null,
  }
  const all = inOrder([...policies.filter(({ id }) => id !== edited), mine])
  return (
    <Panel title={t('policies.order')}>
      <ol className="grid gap-1">
        {all.map((policy, at) => (
          <li
            key={policy.id}
            aria-current={policy === mine ? 'true' : undefined}
            className={cn('flex gap-2 rounded-md px-2 py-1 text-sm', policy === mine && 'bg-selected')}
          >
            <span className="figures w-4 shrink-0 text-right text-ink-faint">{at + 1}</span>
            <span className="min-w-0">
              <span className={cn('block truncate', policy === mine && 'font-medium')}>{policy.name}</span>
              <span className="block truncate text-xs text-ink-muted">{criteria(policy)}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-2 text-xs text-ink-faint">{t('policies.precedence')}</p>
    </Panel>
  )
}
