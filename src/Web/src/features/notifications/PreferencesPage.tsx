import { useQuery } from '@tanstack/react-query'
import { Bell, Mail } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { EmailChoice, NotificationPreference } from '@/api/types'
import { ErrorState } from '@/components/ErrorState'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Segments } from '@/components/Segments'
import { Skeleton } from '@/components/Skeleton'
import { useToast } from '@/components/Toasts'
import { preferencesQuery, useChooseEmail } from './queries'

const choices = ['never', 'urgent', 'always'] as const

/** How I hear of each topic: in the app always, by e-mail as I choose. */
export function PreferencesPage() {
  const { t } = useTranslation()
  const preferences = useQuery(preferencesQuery)
  return (
    <div className="mx-auto w-full max-w-3xl p-4 md:p-6">
      <PageHeader title={t('notifications.preferences')} state={t('notifications.preferencesText')} />
      {preferences.isPending ? (
        <Skeleton className="h-40" />
      ) : preferences.isError ? (
        <ErrorState error={preferences.error} retry={() => void preferences.refetch()} />
      ) : (
        <div className="grid gap-4">
          {preferences.data.items.map((preference) => (
            <TopicPanel key={preference.topic} preference={preference} />
          ))}
        </div>
      )}
    </div>
  )
}

function TopicPanel({ preference }: { preference: NotificationPreference }) {
  const { t } = useTranslation()
  const toast = useToast()
  const choose = useChooseEmail()
  const { topic, title, description } = preference
  const chosen = choose.isPending ? choose.variables.email : preference.email
  const pick = (email: EmailChoice) =>
    choose.mutate(
      { topic, email },
      {
        onSuccess: () =>
          toast({
            text: t('notifications.chosenToast', { title }),
            action: { label: t('action.undo'), onPress: () => choose.mutate({ topic, email: preference.email }) },
          }),
        onError: (error) => toast({ text: error.message, tone: 'critical' }),
      },
    )
  return (
    <Panel title={title}>
      <p className="text-sm text-ink-muted">{description}</p>
      <dl className="mt-4 grid gap-3 sm:grid-cols-[140px_1fr] sm:items-center">
        <dt className="flex items-center gap-2 text-sm font-medium">
          <Bell className="size-4 text-ink-muted" aria-hidden /> {t('notifications.inApp')}
        </dt>
        <dd className="text-sm text-ink-muted">{t('notifications.inAppAlways')}</dd>
        <dt className="flex items-center gap-2 text-sm font-medium">
          <Mail className="size-4 text-ink-muted" aria-hidden /> {t('notifications.email')}
        </dt>
        <dd>
          <Segments<EmailChoice>
            label={t('notifications.emailOf', { title })}
            value={chosen}
            onChange={pick}
            options={choices.map((value) => ({ value, label: t(`notifications.emails.${value}`) }))}
          />
          <p className="mt-1.5 text-xs text-ink-muted">{t(`notifications.emailHints.${chosen}`)}</p>
        </dd>
      </dl>
    </Panel>
  )
}
