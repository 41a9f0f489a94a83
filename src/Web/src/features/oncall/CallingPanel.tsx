import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellRing, CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Escalation, OnCallPerson } from '@/api/types'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'
import { listed, nameIn } from './people'
import { escalationsQuery } from './queries'

const shownAtOnce = 12

const marks = {
  calling: { icon: BellRing, look: 'text-critical' },
  unanswered: { icon: TriangleAlert, look: 'text-critical' },
  answered: { icon: CircleCheck, look: 'text-healthy' },
  over: { icon: CircleSlash, look: 'text-ink-faint' },
}

/** About what people are being called, who was, and who answered. */
export function CallingPanel() {
  const { t } = useTranslation()
  const { data } = useQuery(escalationsQuery)
  return (
    <Panel title={t('oncall.calling')} flush>
      {!data ? (
        <div className="skeleton m-3 h-10" />
      ) : data.items.length === 0 ? (
        <p className="px-4 py-4 text-sm text-ink-muted">{t('oncall.nothingCalled')}</p>
      ) : (
        <ul className="divide-y">
          {data.items.slice(0, shownAtOnce).map((one) => (
            <Row key={one.notificationId} escalation={one} people={data.people} />
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** To the alert people are called about, or to all of them. */
function AlertLink({ link, children }: { link: string; children: string }) {
  const id = /^\/alerts\/([\w-]+)$/.exec(link)?.[1]
  return id ? (
    <Link to="/alerts/$id" params={{ id }} className="hover:underline">
      {children}
    </Link>
  ) : (
    <Link to="/alerts" className="hover:underline">
      {children}
    </Link>
  )
}

function Row({ escalation, people }: { escalation: Escalation; people: readonly OnCallPerson[] }) {
  const { t } = useTranslation()
  const { icon: Icon, look } = marks[escalation.state]
  const last = escalation.pages.at(-1)
  const called = escalation.pages.filter(({ round, step }) => round === last?.round && step === last.step)
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 text-sm">
      <Icon className={cn('mt-0.5 size-4 shrink-0', look)} aria-hidden />
      <div className="min-w-0 grow">
        <p className="font-medium break-words">
          <AlertLink link={escalation.link}>{escalation.title}</AlertLink>
        </p>
        <p className="text-xs text-ink-muted">
          {escalation.state === 'answered'
            ? t('oncall.answeredBy', { name: nameIn(people, escalation.answeredBy) })
            : t(`oncall.states.${escalation.state}`)}
          {called.length > 0 && ` · ${t('oncall.called', { names: listed(called.map(({ personId }) => nameIn(people, personId))) })}`}
          {escalation.nextAt && (
            <>
              {' · '}
              {t('oncall.nextStep')} <Time at={escalation.nextAt} />
            </>
          )}
        </p>
      </div>
      <span className="text-xs text-ink-muted">
        <Time at={escalation.begunAt} />
      </span>
    </li>
  )
}
