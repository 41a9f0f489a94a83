import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Time } from '@/components/Time'
import { useMay } from '@/features/identity/session'
import { useNow } from '@/lib/now'
import { invitationsQuery, useInvitation } from './queries'

/** Who was asked and has not answered yet. Nothing at all when nobody is awaited. */
export function PendingInvitations() {
  const { t } = useTranslation()
  const { data } = useQuery(invitationsQuery)
  const { resend, withdraw } = useInvitation()
  const may = useMay()('users.write')
  const today = useNow((now) => Math.floor(now / 60_000) * 60_000)
  if (!data || data.items.length === 0) return null
  return (
    <section aria-label={t('people.waiting')} className="border-b bg-sunken px-(--gutter) py-3">
      <h2 className="mb-1.5 text-xs font-medium text-ink-muted">{t('people.waitingCount', { count: data.items.length })}</h2>
      <ul className="max-h-48 divide-y overflow-y-auto rounded-md border bg-surface">
        {data.items.map((invitation) => (
          <li key={invitation.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2 text-sm">
            <span className="min-w-0 grow truncate font-medium">{invitation.email}</span>
            <span className="text-ink-muted">{invitation.roleTitle}</span>
            <span className="text-xs text-ink-faint">
              {Date.parse(invitation.expiresAt) < today ? t('people.expired') : t('people.until')} <Time at={invitation.expiresAt} />
            </span>
            {may && (
              <span className="flex gap-1.5">
                <Button
                  size="sm"
                  pending={resend.isPending && resend.variables.id === invitation.id}
                  onClick={() => resend.mutate(invitation)}
                >
                  {t('people.resend')}
                </Button>
                <Button size="sm" look="danger" onClick={() => withdraw.mutate(invitation)}>
                  {t('people.withdraw')}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
