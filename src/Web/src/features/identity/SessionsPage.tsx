import { useQuery } from '@tanstack/react-query'
import { Laptop, LogOut, SquareTerminal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { Time } from '@/components/Time'
import { useToast } from '@/components/Toasts'
import { cn } from '@/lib/cn'
import { sessionsQuery, useOwnChange } from './account'
import { useLeaving } from './useLeaving'

/** Where I am signed in, and the way to end what is not mine. */
export function SessionsPage() {
  const { t } = useTranslation()
  const toast = useToast()
  const sessions = useQuery(sessionsQuery)
  const endOthers = useOwnChange(() => body(api.DELETE('/v1/sessions')))
  const { leaving, begin } = useLeaving(
    sessionsQuery.queryKey,
    (session: { id: string; device: string }) =>
      body(api.DELETE('/v1/sessions/{id}', { params: { path: { id: session.id } }, keepalive: true })),
    ({ device }, seconds) => t('sessions.ending', { device, seconds }),
  )
  const items = sessions.data?.items ?? []
  const others = items.length > 1 && (
    <Button
      pending={endOthers.isPending}
      onClick={() =>
        endOthers.mutate(undefined, {
          onSuccess: () => toast({ text: t('sessions.othersEnded') }),
          onError: (error) => toast({ text: error.message, tone: 'critical' }),
        })
      }
    >
      <LogOut aria-hidden /> {t('sessions.endOthers')}
    </Button>
  )
  return (
    <div className="mx-auto w-full max-w-3xl p-4 md:p-6">
      <PageHeader title={t('sessions.title')} state={t('sessions.text')} actions={others} />
      {sessions.isPending ? (
        <Skeleton className="h-40" />
      ) : sessions.isError ? (
        <ErrorState error={sessions.error} retry={() => void sessions.refetch()} />
      ) : (
        <Panel>
          <ul className="divide-y">
            {items.map((session) => {
              const Icon = session.kind === 'token' ? SquareTerminal : Laptop
              return (
                <li
                  key={session.id}
                  className={cn(
                    'flex items-center gap-3 py-2.5 first:pt-0 last:pb-0',
                    leaving.has(session.id) && 'line-through opacity-50',
                  )}
                >
                  <Icon className="size-5 shrink-0 text-ink-muted" aria-hidden />
                  <span className="min-w-0 grow">
                    <span className="flex flex-wrap items-baseline gap-x-2 text-sm font-medium">
                      {session.device}
                      {session.current && (
                        <span className="rounded-full bg-accent-soft px-2 text-xs text-accent-text">{t('sessions.here')}</span>
                      )}
                    </span>
                    <span className="block text-xs text-ink-muted">
                      {session.kind === 'token' ? t('sessions.token') : t('sessions.browser')} · {session.address} · {t('sessions.since')}{' '}
                      <Time at={session.startedAt} />
                      {!session.current && (
                        <>
                          {' · '}
                          {t('sessions.lastSeen')} <Time at={session.lastSeenAt} />
                        </>
                      )}
                    </span>
                  </span>
                  {!session.current && (
                    <Button size="sm" look="danger" disabled={leaving.has(session.id)} onClick={() => begin(session)}>
                      {t('sessions.end')}
                    </Button>
                  )}
                </li>
              )
            })}
          </ul>
        </Panel>
      )}
    </div>
  )
}
