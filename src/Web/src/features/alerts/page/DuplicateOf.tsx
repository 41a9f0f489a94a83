import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AlertLine } from '@/api/types'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { useMay } from '@/features/identity/session'
import { useAlertChange } from '../change'
import { alertQuery } from '../queries'
import { unmerge } from '../verbs'

/** Says which alert this one is a duplicate of, and offers the way back. */
export function DuplicateOf({ line, into }: { line: AlertLine; into: string }) {
  const { t } = useTranslation()
  const { mutate } = useAlertChange()
  const writes = useMay()('alerts.write')
  const number = useQuery(alertQuery(into)).data?.alert.number
  return (
    <Notice>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {t('alerts.duplicateOf')}{' '}
          <Link to="/alerts/$id" params={{ id: number ?? into }} className="figures font-medium text-accent-text hover:underline">
            {number ?? '…'}
          </Link>
        </span>
        {writes && (
          <Button size="sm" onClick={() => mutate({ line, change: unmerge(t('alerts.toasts.unmerged', { number: line.alert.number })) })}>
            {t('alerts.verbs.unmerge')}
          </Button>
        )}
      </span>
    </Notice>
  )
}
