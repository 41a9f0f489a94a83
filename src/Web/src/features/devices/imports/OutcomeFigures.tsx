import { useTranslation } from 'react-i18next'
import type { ImportResult } from '@/api/types'
import { cn } from '@/lib/cn'
import { figure } from '@/lib/number'

/** How many lines became what. */
export function OutcomeFigures({ result }: { result: ImportResult }) {
  const { t } = useTranslation()
  return (
    <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
      {(['created', 'changed', 'unchanged', 'refused'] as const).map((outcome) => (
        <div key={outcome}>
          <dt className="text-xs text-ink-muted">{t(`imports.result.${outcome}`)}</dt>
          <dd className={cn('figures text-xl font-semibold', outcome === 'refused' && result.refused > 0 && 'text-critical')}>
            {figure(result[outcome])}
          </dd>
        </div>
      ))}
    </dl>
  )
}
