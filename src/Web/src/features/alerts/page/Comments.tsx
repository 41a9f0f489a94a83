import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import type { Alert } from '@/api/types'
import { Panel } from '@/components/Panel'
import { RemarkForm, RemarkList } from '@/components/Remarks'
import { useMay } from '@/features/identity/session'
import { alertCommentsQuery, alertKeys } from '../queries'

/** What people said about an alert, and a place to say more. */
export function Comments({ alert: { id }, zone }: { alert: Alert; zone?: string }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const comments = useQuery(alertCommentsQuery(id)).data?.items ?? []
  const writes = useMay()('alerts.write')
  if (!writes && comments.length === 0) return null
  const say = (text: string) => body(api.POST('/v1/alerts/{id}/comments', { params: { path: { id } }, body: { text } }))
  const look = () => queries.invalidateQueries({ queryKey: alertKeys.around(id) })
  return (
    <Panel title={t('alerts.comments')}>
      <div className="grid gap-4">
        {comments.length > 0 && <RemarkList remarks={comments} zone={zone} />}
        {writes && (
          <RemarkForm label={t('alerts.comment')} hint={t('alerts.commentHint')} button={t('alerts.comment')} onSay={say} onSaid={look} />
        )}
      </div>
    </Panel>
  )
}
