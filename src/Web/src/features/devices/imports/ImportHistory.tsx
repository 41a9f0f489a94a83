import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeviceImportSummary } from '@/api/types'
import { IconButton } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { useLeaving } from '@/features/identity/useLeaving'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'
import { ImportStateBadge } from './ImportStateBadge'
import { forgetImport, importKeys, importsQuery } from './queries'

/** The tables that wait, and those that were applied within the week in which they can be undone. */
export function ImportHistory() {
  const { t } = useTranslation()
  const imports = useQuery(importsQuery)
  const { leaving, begin } = useLeaving(importKeys.list, forgetImport, ({ name }: DeviceImportSummary, seconds) =>
    t('imports.forgetting', { name, seconds }),
  )
  return (
    <Panel title={t('imports.history')} flush>
      {imports.isError ? (
        <ErrorState error={imports.error} retry={() => void imports.refetch()} />
      ) : imports.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : imports.data.items.length === 0 ? (
        <p className="px-4 py-6 text-center text-sm text-ink-muted">{t('imports.noHistory')}</p>
      ) : (
        <ul className="divide-y">
          {imports.data.items.map((one) => (
            <Row key={one.id} one={one} leaving={leaving.has(one.id)} onForget={() => begin(one)} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

function Row({ one, leaving, onForget }: { one: DeviceImportSummary; leaving: boolean; onForget(): void }) {
  const { t } = useTranslation()
  return (
    <li className={cn('flex items-center gap-3 py-2.5 pr-2 pl-4 hover:bg-hover', leaving && 'opacity-50')}>
      <div className="min-w-0 grow">
        <div className="flex items-center justify-between gap-3">
          <Link
            to="/devices/imports/$id"
            params={{ id: one.id }}
            className={cn('truncate text-sm font-medium hover:underline', leaving && 'line-through')}
          >
            {one.name}
          </Link>
          <ImportStateBadge state={one.state} />
        </div>
        <div className="mt-0.5 flex justify-between gap-3 text-xs text-ink-muted">
          <span className="figures truncate">
            {one.state === 'ready'
              ? t('imports.rows', { count: one.rows, rows: figure(one.rows) })
              : t('imports.cameOf', { created: figure(one.created), changed: figure(one.changed), refused: figure(one.refused) })}
          </span>
          <Time at={one.undoneAt ?? one.appliedAt ?? one.madeAt} />
        </div>
      </div>
      {one.state === 'ready' ? (
        <IconButton label={t('imports.forget', { name: one.name })} size="icon-sm" disabled={leaving} onClick={onForget}>
          <Trash2 aria-hidden />
        </IconButton>
      ) : (
        <span className="w-6" />
      )}
    </li>
  )
}
