import { useQuery } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mailbox } from '@/api/types'
import { Button, IconButton } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useLeaving } from '@/features/identity/useLeaving'
import { cn } from '@/lib/cn'
import { useKeys } from '@/lib/keys'
import { AddMailboxDialog } from './AddMailboxDialog'
import { mailboxesQuery, removeMailbox } from './queries'

/** The mailboxes there are, and where each one's provider posts to. */
export function MailboxesPanel() {
  const { t } = useTranslation()
  const list = useQuery(mailboxesQuery)
  const [adding, add] = useState(false)
  const { leaving, begin } = useLeaving(mailboxesQuery.queryKey, removeMailbox, ({ address }: Mailbox, seconds) =>
    t('mails.removing', { address, seconds }),
  )
  useKeys({ c: () => add(true) })
  const mailboxes = list.data?.items ?? []
  return (
    <Panel
      title={t('mails.mailboxes')}
      aside={
        <Button size="sm" onClick={() => add(true)}>
          {t('mails.add')}
        </Button>
      }
      flush
    >
      {list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton className="m-4 h-16" />
      ) : mailboxes.length === 0 ? (
        <p className="max-w-2xl px-4 py-5 text-sm text-ink-muted">{t('mails.empty')}</p>
      ) : (
        <ul className="divide-y">
          {mailboxes.map((mailbox) => (
            <li
              key={mailbox.id}
              className={cn('flex items-center gap-3 px-4 py-2.5', leaving.has(mailbox.id) && 'line-through opacity-50')}
            >
              <span className="min-w-0 grow">
                <span className="flex flex-wrap items-baseline gap-x-2">
                  <span className="truncate font-medium">{mailbox.address}</span>
                  <span className="text-xs text-ink-muted">{t(`mails.providers.${mailbox.provider}`)}</span>
                </span>
                <CopyText text={mailbox.postTo} className="mt-0.5" />
              </span>
              <IconButton
                label={t('desk.remove', { name: mailbox.address })}
                disabled={leaving.has(mailbox.id)}
                onClick={() => begin(mailbox)}
              >
                <Trash2 aria-hidden />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <AddMailboxDialog open={adding} onOpenChange={add} />
    </Panel>
  )
}
