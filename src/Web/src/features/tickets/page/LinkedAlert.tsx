import { queryOptions, useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { BellRing, CheckCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Time } from '@/components/Time'

const alertQuery = (id: string) =>
  queryOptions({
    queryKey: ['alerts', 'one', id],
    queryFn: ({ signal }) => body(api.GET('/v1/alerts/{id}', { params: { path: { id } }, signal })),
  })

/** The alert a ticket is about: what it is, and whether it goes on. */
export function LinkedAlert({ id }: { id: string }) {
  const { t } = useTranslation()
  const router = useRouter()
  const { data: alert } = useQuery(alertQuery(id))
  if (!alert) return null
  const href = `/alerts/${alert.id}`
  const isOver = alert.state === 'resolved' || alert.state === 'closed'
  const Icon = isOver ? CheckCheck : BellRing
  return (
    <li className="text-sm">
      <span className="flex min-h-6 items-center gap-2">
        <Icon className={isOver ? 'size-4 shrink-0 text-healthy' : 'size-4 shrink-0 text-critical'} aria-hidden />
        <a
          href={href}
          onClick={(event) => {
            event.preventDefault()
            router.history.push(href)
          }}
          className="min-w-0 grow truncate hover:underline"
        >
          {alert.annotations.summary ?? alert.name}
        </a>
        <span className="figures shrink-0 text-xs text-ink-faint">{alert.number}</span>
      </span>
      <span className="block pl-6 text-xs text-ink-muted">
        {isOver ? t('ticketOfAlert.over') : t('ticketOfAlert.goesOn')} <Time at={isOver ? alert.resolvedAt : alert.startsAt} />
      </span>
    </li>
  )
}
