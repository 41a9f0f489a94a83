import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { IncidentLine } from '@/api/types'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { useMay } from '@/features/identity/session'
import { useIncidentChange } from '../change'
import { unmerge } from '../verbs'

/** Says where an incident that was merged goes on, and offers the way back. */
export function MergedInto({ line: { incident, mergedInto } }: { line: IncidentLine }) {
  const { t } = useTranslation()
  const { mutate, isPending } = useIncidentChange(incident.id)
  const writes = useMay()('alerts.write')
  return (
    <Notice className="mb-4">
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span>
          {t('incidents.mergedInto')}{' '}
          <Link
            to="/incidents/$id"
            params={{ id: mergedInto ?? incident.mergedIntoId ?? '' }}
            className="figures font-medium text-accent-text hover:underline"
          >
            {mergedInto ?? t('incidents.another')}
          </Link>
        </span>
        {writes && (
          <Button
            size="sm"
            pending={isPending}
            onClick={() => mutate(unmerge(t('incidents.toasts.unmerged', { number: incident.number })))}
          >
            {t('incidents.verbs.unmerge')}
          </Button>
        )}
      </span>
    </Notice>
  )
}
