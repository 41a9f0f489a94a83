import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CheckCheck, CircleSlash, CircleX, Hourglass, RotateCw, type LucideIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DeliveryState, WebhookDelivery } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { useToast } from '@/components/Toasts'
import { cn } from '@/lib/cn'
import { deliveriesQuery, useRetryDelivery } from './queries'

const looks: Record<DeliveryState, { icon: LucideIcon; ink: string }> = {
  waiting: { icon: Hourglass, ink: 'text-warning' },
  sent: { icon: CheckCheck, ink: 'text-healthy' },
  failed: { icon: CircleX, ink: 'text-critical' },
  cancelled: { icon: CircleSlash, ink: 'text-ink-faint' },
}

const states = ['waiting', 'sent', 'failed', 'cancelled'] as const

/** What was posted, how often it was tried, and what was answered last. */
export function DeliveriesPanel() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/webhook' })
  const asked = useSearch({ from: '/shell/settings/webhook' }).state
  const state = states.find((one) => one === asked)
  const list = useInfiniteQuery(deliveriesQuery(state))
  const deliveries = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={t('notifications.webhook.log')} flush>
      <div className="overflow-x-auto border-b px-4 py-2 [scrollbar-width:none]">
        <Segments<DeliveryState | 'all'>
          label={t('notifications.webhook.state')}
          value={state ?? 'all'}
          onChange={(next) =>
            void navigate({ search: (search) => ({ ...search, state: next === 'all' ? undefined : next }), replace: true })
          }
          options={(['all', ...states] as const).map((one) => ({ value: one, label: t(`notifications.webhook.states.${one}`) }))}
        />
      </div>
      {list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : deliveries.length === 0 ? (
        <p className="max-w-2xl px-4 py-5 text-sm text-ink-muted">{t('notifications.webhook.noneYet')}</p>
      ) : (
        <ul className="divide-y">
          {deliveries.map((delivery) => (
            <DeliveryRow key={delivery.id} delivery={delivery} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="border-t p-3 text-center">
          <Button pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('notifications.more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}

function DeliveryRow({ delivery }: { delivery: WebhookDelivery }) {
  const { t } = useTranslation()
  const toast = useToast()
  const retry = useRetryDelivery()
  const { icon: Icon, ink } = looks[delivery.state]
  return (
    <li className="flex items-start gap-3 px-4 py-2.5">
      <Icon className={cn('mt-0.5 size-4 shrink-0', ink)} aria-hidden />
      <span className="min-w-0 grow">
        <span className="block truncate text-sm font-medium">{delivery.title}</span>
        <span className="flex flex-wrap gap-x-2 text-xs text-ink-muted">
          <span className={ink}>{t(`notifications.webhook.states.${delivery.state}`)}</span>
          <span>{t(`notifications.webhook.events.${delivery.event}`, { revision: delivery.revision })}</span>
          <span className="figures">{t('notifications.webhook.attempts', { count: delivery.attempts })}</span>
          {delivery.answer && <span className="min-w-0 truncate">{delivery.answer}</span>}
        </span>
        <CopyText text={delivery.id} className="mt-0.5" />
      </span>
      <span className="shrink-0 text-xs text-ink-faint">
        <Time at={delivery.createdAt} />
      </span>
      {delivery.state === 'failed' && (
        <IconButton
          label={t('notifications.webhook.retry')}
          pending={retry.isPending}
          onClick={() =>
            retry.mutate(delivery.id, {
              onSuccess: () => toast({ text: t('notifications.webhook.retried') }),
              onError: (error) => toast({ text: error.message, tone: 'critical', seconds: 10 }),
            })
          }
        >
          <RotateCw aria-hidden />
        </IconButton>
      )}
    </li>
  )
}
