import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CirclePause, Clock, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { OwnRequest, RequestReceipt } from '@/api/types'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { absoluteTime } from '@/lib/time'
import { requestReceiptsQuery } from './queries'

const looks = {
  running: { icon: Clock, ink: 'text-ink' },
  paused: { icon: CirclePause, ink: 'text-ink-muted' },
  met: { icon: CircleCheck, ink: 'text-healthy' },
  breached: { icon: TriangleAlert, ink: 'text-poor' },
}

/** What was promised and what became of it: a line for each clock, and behind it where its time went. */
export function Receipts({ request }: { request: OwnRequest }) {
  const { t } = useTranslation()
  const receipts = useQuery(requestReceiptsQuery(request.id)).data?.items ?? []
  if (receipts.length === 0) return null
  return (
    <section aria-label={t('requests.promises')} className="divide-y rounded-lg border bg-surface">
      {receipts.map((receipt) => (
        <Receipt key={receipt.kind + receipt.startedAt} receipt={receipt} />
      ))}
    </section>
  )
}

function Receipt({ receipt: { kind, state, dueAt, stoppedAt, text } }: { receipt: RequestReceipt }) {
  const { t } = useTranslation()
  const { icon: Icon, ink } = looks[state]
  return (
    <details className="group">
      <summary className="flex min-h-11 cursor-pointer list-none items-center gap-2 px-3.5 py-2 text-sm hover:bg-hover">
        <Icon className={cn('size-4 shrink-0', ink)} aria-hidden />
        <span className="grow">{t(`requests.clocks.${kind}`)}</span>
        <span className={cn('text-right text-xs', ink)}>
          {stoppedAt ? (
            <>
              {t(state === 'breached' ? 'requests.late' : 'requests.kept')} <Time at={stoppedAt} />
            </>
          ) : state === 'paused' ? (
            t('requests.paused')
          ) : dueAt ? (
            <span title={absoluteTime(dueAt)}>
              {t(state === 'breached' ? 'requests.wasDue' : 'requests.dueBy')} <Time at={dueAt} />
            </span>
          ) : null}
        </span>
      </summary>
      <p className="px-3.5 pt-1 pb-3 text-xs whitespace-pre-wrap text-ink-muted">{text}</p>
    </details>
  )
}
