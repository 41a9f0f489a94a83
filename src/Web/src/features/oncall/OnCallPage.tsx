import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarClock, CalendarPlus, Pencil, Plus, Siren } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PagePending } from '@/app/PagePending'
import { Button, buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { useMay } from '@/features/identity/session'
import { CallingPanel } from './CallingPanel'
import { CalendarPanel } from './CalendarPanel'
import { FeedDialog } from './FeedDialog'
import { useOnCallTopic } from './live'
import { NowPanel } from './NowPanel'
import { schedulesQuery } from './queries'
import { spans, type Span } from './span'

/** Who is on call now and who will be, and about what people are being called. */
export function OnCallPage() {
  const { t } = useTranslation()
  const may = useMay()
  useOnCallTopic()
  const schedules = useQuery(schedulesQuery)
  const search = useSearch({ from: '/shell/on-call' })
  const navigate = useNavigate({ from: '/on-call' })
  const [feeding, feed] = useState(false)
  if (schedules.isPending) return <PagePending />
  if (!schedules.data) return <ErrorState error={schedules.error} retry={() => void schedules.refetch()} />
  const { items } = schedules.data
  const current = items.find(({ id }) => id === search.schedule) ?? items[0]
  const span = spans.find((one) => one === search.span) ?? 'fortnight'
  const put = (change: { schedule?: string; span?: Span; day?: string }) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const arranges = may('alerts.on-call')
  const start = (
    <Link to="/on-call/schedules/$id" params={{ id: 'new' }} className={buttonLooks({ look: 'primary' })}>
      <Plus aria-hidden /> {t('oncall.newSchedule')}
    </Link>
  )
  return (
    <ObjectPage>
      <PageHeader
        title={t('oncall.title')}
        state={t('oncall.text')}
        actions={
          <>
            <Link to="/on-call/policies" className={buttonLooks({})}>
              <Siren aria-hidden /> {t('oncall.policies')}
            </Link>
            {current && (
              <Button onClick={() => feed(true)}>
                <CalendarPlus aria-hidden /> <span className="max-md:sr-only">{t('oncall.feed')}</span>
              </Button>
            )}
            {current && arranges && start}
          </>
        }
      />
      {current ? (
        <div className="grid gap-4">
          <NowPanel current={current.id} onChoose={(schedule) => put({ schedule })} />
          <CalendarPanel
            key={current.id}
            schedule={current}
            span={span}
            day={search.day ? Date.parse(search.day) || Date.now() : Date.now()}
            onSpan={(next) => put({ span: next })}
            onDay={(day) => put({ day: day === undefined ? undefined : new Date(day).toISOString() })}
          />
          {arranges && (
            <p>
              <Link
                to="/on-call/schedules/$id"
                params={{ id: current.id }}
                className="inline-flex items-center gap-1.5 text-sm text-accent-text hover:underline"
              >
                <Pencil className="size-3.5" aria-hidden /> {t('oncall.editSchedule', { name: current.name })}
              </Link>
            </p>
          )}
          <CallingPanel />
        </div>
      ) : (
        <EmptyState icon={CalendarClock} title={t('oncall.emptyTitle')} action={arranges && start}>
          {t('oncall.emptyText')}
        </EmptyState>
      )}
      {feeding && current && <FeedDialog schedule={current} onClose={() => feed(false)} />}
    </ObjectPage>
  )
}
