import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnCallSchedule } from '@/api/types'
import { Button } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Dialog } from '@/components/Dialog'
import { Notice } from '@/components/Notice'
import { Time } from '@/components/Time'
import { feedsQuery, useMakeFeed, useRevokeFeed } from './queries'

/** Makes an address at which a calendar program reads a schedule, and revokes those there are. */
export function FeedDialog({ schedule, onClose }: { schedule: OnCallSchedule; onClose(): void }) {
  const { t } = useTranslation()
  const [onlyOwn, setOnlyOwn] = useState(true)
  const { mutate: make, data: made, isPending, error } = useMakeFeed()
  const { mutate: revoke } = useRevokeFeed()
  const feeds = useQuery(feedsQuery).data?.items.filter(({ scheduleId }) => scheduleId === schedule.id) ?? []
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('oncall.feed')}
      description={t('oncall.feedText', { name: schedule.name })}
    >
      <div className="grid gap-4 text-sm">
        {made ? (
          <Notice tone="warning">
            <p className="mb-1">{t('oncall.feedOnce')}</p>
            <CopyText text={made.url} />
          </Notice>
        ) : (
          <>
            <label className="flex cursor-pointer items-center gap-2">
              <input
                type="checkbox"
                checked={onlyOwn}
                className="size-3.5 accent-(--accent)"
                onChange={({ target }) => setOnlyOwn(target.checked)}
              />
              {t('oncall.onlyOwn')}
            </label>
            {error && <Notice tone="critical">{error.message}</Notice>}
            <div>
              <Button look="primary" pending={isPending} onClick={() => make({ scheduleId: schedule.id, onlyOwn })}>
                {t('oncall.makeFeed')}
              </Button>
            </div>
          </>
        )}
        {feeds.length > 0 && (
          <ul className="divide-y rounded-md border">
            {feeds.map((feed) => (
              <li key={feed.id} className="flex items-center gap-2 px-3 py-2">
                <span className="grow">
                  {t(feed.onlyOwn ? 'oncall.feedOwn' : 'oncall.feedAll')} · <Time at={feed.madeAt} />
                </span>
                <Button size="sm" look="danger" onClick={() => revoke(feed.id)}>
                  {t('oncall.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Dialog>
  )
}
