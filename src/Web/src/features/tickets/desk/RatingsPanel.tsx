import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Panel } from '@/components/Panel'
import { ticketSettingsQuery } from '../queries'
import { useDeskEdit } from './useDeskEdit'

/** Whether requesters are asked how content they are. */
export function RatingsPanel() {
  const { t } = useTranslation()
  const settings = useQuery(ticketSettingsQuery).data
  const change = useDeskEdit(settings)
  return (
    <Panel title={t('desk.ratings')}>
      <label className="flex cursor-pointer items-start gap-2 text-sm">
        <input
          type="checkbox"
          className="mt-0.5 size-3.5 accent-(--accent)"
          checked={settings?.asksForRatings ?? false}
          disabled={!settings}
          onChange={({ target }) => change({ asksForRatings: target.checked }, t(target.checked ? 'desk.ratingsOn' : 'desk.ratingsOff'))}
        />
        <span>
          {t('desk.asksForRatings')}
          <span className="block text-xs text-ink-muted">{t('desk.asksForRatingsText')}</span>
        </span>
      </label>
    </Panel>
  )
}
