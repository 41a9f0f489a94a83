import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Incident, IncidentUpdate } from '@/api/types'
import { Panel } from '@/components/Panel'
import { RemarkForm, RemarkList } from '@/components/Remarks'
import { useMay } from '@/features/identity/session'
import { incidentKeys, mergeIncident } from '../queries'
import { isFixed } from '../states'

interface UpdatesProps {
  incident: Incident
  said: IncidentUpdate[]
  zone?: string
  field: RefObject<HTMLTextAreaElement | null>
}

/** What was said of how it goes, the latest first, and a place to say more. */
export function Updates({ incident: { id, state }, said, zone, field }: UpdatesProps) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const writes = useMay()('alerts.write') && !isFixed(state)
  if (!writes && said.length === 0) return null
  const say = async (text: string) =>
    mergeIncident(queries, await body(api.POST('/v1/incidents/{id}/updates', { params: { path: { id } }, body: { text } })))
  const look = () => queries.invalidateQueries({ queryKey: incidentKeys.around(id) })
  return (
    <Panel title={t('incidents.updates.title')}>
      <div className="grid gap-4">
        {writes && (
          <RemarkForm
            label={t('incidents.updates.say')}
            hint={t('incidents.updates.hint')}
            button={t('incidents.updates.post')}
            field={field}
            onSay={say}
            onSaid={look}
          />
        )}
        {said.length > 0 ? (
          <RemarkList remarks={said.toReversed()} label={t('incidents.updates.title')} zone={zone} />
        ) : (
          <p className="text-sm text-ink-muted">{t('incidents.updates.none')}</p>
        )}
      </div>
    </Panel>
  )
}
