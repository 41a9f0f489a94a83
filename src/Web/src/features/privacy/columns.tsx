import type { TFunction } from 'i18next'
import { CircleCheck, CircleX, Download, LoaderCircle } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { DataRequest } from '@/api/types'
import { buttonLooks } from '@/components/Button'
import type { Column } from '@/components/table/columns'
import { Time } from '@/components/Time'
import { archiveAddress } from './queries'

/** The columns of the list of data requests. */
export function dataRequestColumns(t: TFunction, may: boolean): Column<DataRequest>[] {
  return [
    { id: 'state', header: t('privacy.state'), width: '120px', always: true, cell: (request) => <RequestState request={request} /> },
    { id: 'kind', header: t('privacy.what'), width: 'minmax(180px, 2fr)', cell: (request) => t(`privacy.kind.${request.kind}`) },
    {
      id: 'person',
      header: t('privacy.person'),
      width: 'minmax(140px, 2fr)',
      cell: (request) => (
        <span className="truncate text-ink-muted">
          {request.person ? (request.person.name ?? t('privacy.erased')) : t('privacy.company')}
        </span>
      ),
    },
    {
      id: 'size',
      header: t('privacy.size'),
      width: '90px',
      align: 'right',
      cell: (request) => <span className="figures text-ink-muted">{size(request.bytes)}</span>,
    },
    { id: 'asked', header: t('privacy.asked'), width: '100px', align: 'right', cell: (request) => <Time at={request.requestedAt} /> },
    { id: 'expires', header: t('privacy.expires'), width: '100px', align: 'right', cell: (request) => <Time at={request.expiresAt} /> },
    {
      id: 'fetch',
      header: t('table.actions'),
      quiet: true,
      width: '110px',
      align: 'right',
      cell: (request) => may && <Fetch request={request} />,
    },
  ]
}

/** A request on a narrow screen. */
export function DataRequestCompact({ request, may }: { request: DataRequest; may: boolean }) {
  const { t } = useTranslation()
  return (
    <span className="flex items-center justify-between gap-3">
      <span className="min-w-0">
        <span className="block truncate text-base">
          {t(`privacy.kind.${request.kind}`)} {request.person?.name}
        </span>
        <span className="flex items-center gap-2 text-xs text-ink-muted">
          <RequestState request={request} /> <Time at={request.requestedAt} />
        </span>
      </span>
      {may && <Fetch request={request} />}
    </span>
  )
}

function Fetch({ request }: { request: DataRequest }) {
  const { t } = useTranslation()
  return request.canBeFetched ? (
    <a href={archiveAddress(request.id)} download className={buttonLooks({ size: 'sm' })}>
      <Download aria-hidden /> {t('privacy.fetch')}
    </a>
  ) : null
}

function RequestState({ request }: { request: DataRequest }) {
  const { t } = useTranslation()
  if (request.state === 'done')
    return (
      <span className="inline-flex items-center gap-1.5 text-healthy">
        <CircleCheck className="size-3.5" aria-hidden /> {t('privacy.done')}
      </span>
    )
  if (request.state === 'failed')
    return (
      <span title={request.failure ?? undefined} className="inline-flex items-center gap-1.5 text-critical">
        <CircleX className="size-3.5" aria-hidden /> {t('privacy.failed')}
      </span>
    )
  const percent = Math.round((request.progress ?? 0) * 100)
  return (
    <span
      role="progressbar"
      aria-valuenow={percent}
      aria-label={t('privacy.pending')}
      className="inline-flex items-center gap-1.5 text-accent-text"
    >
      <LoaderCircle className="size-3.5 animate-spin motion-reduce:animate-none" aria-hidden /> <span className="figures">{percent} %</span>
    </span>
  )
}

function size(bytes: number | null): string {
  if (bytes === null) return '–'
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1_048_576).toFixed(1)} MiB`
}
