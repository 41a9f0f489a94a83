import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CheckCheck, Settings2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, buttonLooks } from '@/components/Button'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { cn } from '@/lib/cn'
import { NotificationList } from './NotificationList'
import { unreadQuery, useReading } from './queries'

/** Everything I was told in the last quarter of a year. */
export function NotificationsPage() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/notifications' })
  const only = useSearch({ from: '/shell/notifications' }).only === 'unread'
  const { data: unread = 0 } = useQuery(unreadQuery)
  const { readAll, pending } = useReading()
  return (
    <div className="mx-auto w-full max-w-3xl p-4 md:p-6">
      <PageHeader
        title={t('notifications.title')}
        state={t('notifications.text')}
        actions={
          <>
            <Link to="/settings/notifications" className={cn(buttonLooks({ look: 'secondary' }))}>
              <Settings2 aria-hidden /> {t('notifications.choose')}
            </Link>
            <Button look="primary" disabled={unread === 0} pending={pending} onClick={readAll}>
              <CheckCheck aria-hidden /> {t('notifications.readAll')}
            </Button>
          </>
        }
      />
      <div className="mb-3">
        <Segments
          label={t('notifications.which')}
          value={only ? 'unread' : 'all'}
          onChange={(which) =>
            void navigate({ search: (search) => ({ ...search, only: which === 'unread' ? which : undefined }), replace: true })
          }
          options={[
            { value: 'all', label: t('notifications.everything') },
            { value: 'unread', label: t('notifications.unread', { count: unread }) },
          ]}
        />
      </div>
      <Panel flush className="overflow-hidden">
        <NotificationList unread={only} />
      </Panel>
    </div>
  )
}
