import { useRouter } from '@tanstack/react-router'
import { Bell, Check, CircleDot, Siren, Undo2, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Notification } from '@/api/types'
import { IconButton } from '@/components/Button'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { useReading } from './queries'

const looks: Record<Notification['urgency'], { icon: LucideIcon; ink: string }> = {
  quiet: { icon: CircleDot, ink: 'text-ink-faint' },
  normal: { icon: Bell, ink: 'text-ink-muted' },
  urgent: { icon: Siren, ink: 'text-critical' },
}

/** One thing I was told: opening it reads it, and leads to what it is about. */
export function NotificationRow({ notification, onOpened }: { notification: Notification; onOpened?(): void }) {
  const { t } = useTranslation()
  const router = useRouter()
  const { read, unread } = useReading()
  const { title, text, link, urgency, toldAt, readAt, withdrawnAt, reason } = notification
  const { icon: Icon, ink } = looks[urgency]
  const open = () => {
    if (!readAt) read(notification, true)
    onOpened?.()
    if (link) router.history.push(link)
  }
  return (
    <li className={cn('group relative flex items-start', !readAt && 'bg-accent-soft/40')}>
      <button
        type="button"
        data-notification
        onClick={open}
        className="flex min-w-0 grow items-start gap-3 px-4 py-3 text-left hover:bg-hover focus-visible:-outline-offset-2"
      >
        <Icon className={cn('mt-0.5 size-4 shrink-0', withdrawnAt ? 'text-ink-faint' : ink)} aria-hidden />
        <span className="min-w-0 grow">
          <span className={cn('block text-sm break-words', !readAt && 'font-semibold', withdrawnAt && 'text-ink-muted line-through')}>
            {!readAt && <span className="sr-only">{t('notifications.unreadOne')} </span>}
            {urgency === 'urgent' && !withdrawnAt && <span className="sr-only">{t('notifications.urgent')} </span>}
            {title}
          </span>
          {withdrawnAt ? (
            <span className="block text-xs text-ink-muted">{t('notifications.withdrawn', { reason })}</span>
          ) : (
            <span className="line-clamp-3 text-xs break-words whitespace-pre-line text-ink-muted">{text}</span>
          )}
          <span className="mt-0.5 block text-xs text-ink-faint">
            <Time at={toldAt} />
          </span>
        </span>
      </button>
      <span className="shrink-0 py-2.5 pr-3">
        {readAt ? (
          !withdrawnAt && (
            <IconButton label={t('notifications.markUnread')} onClick={() => unread(notification)}>
              <Undo2 aria-hidden />
            </IconButton>
          )
        ) : (
          <IconButton label={t('notifications.markRead')} onClick={() => read(notification)}>
            <Check aria-hidden />
          </IconButton>
        )}
      </span>
    </li>
  )
}
