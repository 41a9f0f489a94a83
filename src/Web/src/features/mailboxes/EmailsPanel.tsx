import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { EmailOutcome } from '@/api/types'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { EmailRow } from './EmailRow'
import { emailsQuery } from './queries'

const all = 'all' as const
const outcomes = ['held', 'automatic', 'discarded', 'opened', 'answered', 'sent'] as const

/** Mails with what became of them. Those that became nothing come first: somebody may want them. */
export function EmailsPanel() {
  const { t } = useTranslation()
  const navigate = useNavigate({ from: '/settings/mailboxes' })
  const asked = useSearch({ from: '/shell/settings/mailboxes' }).outcome
  const outcome: EmailOutcome | undefined = asked === all ? undefined : (outcomes.find((one) => one === asked) ?? 'held')
  const list = useInfiniteQuery(emailsQuery(outcome))
  const emails = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Panel title={t('mails.mails')} flush>
      <div className="overflow-x-auto border-b px-4 py-2 [scrollbar-width:none]">
        <Segments<EmailOutcome | typeof all>
          label={t('mails.outcome')}
          value={outcome ?? all}
          onChange={(next) =>
            void navigate({ search: (search) => ({ ...search, outcome: next === 'held' ? undefined : next }), replace: true })
          }
          options={([...outcomes, all] as const).map((one) => ({ value: one, label: t(`mails.outcomes.${one}`) }))}
        />
      </div>
      {list.error && !list.data ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : emails.length === 0 ? (
        <p className="max-w-2xl px-4 py-5 text-sm text-ink-muted">{t(outcome === 'held' ? 'mails.noneHeld' : 'mails.none')}</p>
      ) : (
        <ul className="divide-y">
          {emails.map((email) => (
            <EmailRow key={email.id} email={email} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <div className="grid border-t p-2">
          <Button look="ghost" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('action.more')}
          </Button>
        </div>
      )}
    </Panel>
  )
}
