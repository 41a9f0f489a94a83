import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bell as BellIcon } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Popover } from '@/components/Popover'
import { useFallbackPolling } from '@/live/useFallbackPolling'
import { useOwnNotifications } from './live'
import { NotificationList } from './NotificationList'
import { unreadQuery, useReading } from './queries'

const mostShown = 99

/** How much I was told and have not read, and the latest of it. */
export function Bell() {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useOwnNotifications()
  const refetchInterval = useFallbackPolling()
  const { data: unread = 0 } = useQuery({ ...unreadQuery, refetchInterval })
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      align="end"
      label={t('notifications.title')}
      wide
      trigger={
        <button
          type="button"
          aria-label={unread > 0 ? t('notifications.bellUnread', { count: unread }) : t('notifications.bell')}
          className="relative grid size-(--control) shrink-0 place-items-center rounded-md text-ink-muted hover:bg-hover hover:text-ink"
        >
          <BellIcon className="size-4" aria-hidden />
          {unread > 0 && (
            <span
              className="figures absolute -top-0.5 -right-0.5 grid h-4 min-w-4 place-items-center rounded-full bg-accent px-1 text-[10px] leading-none font-semibold text-accent-ink"
              aria-hidden
            >
              {unread > mostShown ? `${mostShown}+` : unread}
            </span>
          )}
        </button>
      }
    >
      <BellPanel unread={unread} onDone={() => setOpen(false)} />
    </Popover>
  )
}

function BellPanel({ unread, onDone }: { unread: number; onDone(): void }) {
  const { t } = useTranslation()
  const { readAll, pending } = useReading()
  return (
    <div className="flex max-h-[min(560px,75dvh)] flex-col">
      <header className="flex items-center justify-between gap-2 border-b py-1.5 pr-2 pl-4">
        <h2 className="text-sm font-semibold">{t('notifications.title')}</h2>
        <Button look="ghost" size="sm" disabled={unread === 0} pending={pending} onClick={readAll}>
          {t('notifications.readAll')}
        </Button>
      </header>
      <div className="min-h-0 grow overflow-y-auto">
        <NotificationList unread={false} limit={15} onOpened={onDone} />
      </div>
      <footer className="border-t px-4 py-2">
        <Link to="/notifications" onClick={onDone} className="text-sm text-accent-text hover:underline">
          {t('notifications.all')}
        </Link>
      </footer>
    </div>
  )
}
