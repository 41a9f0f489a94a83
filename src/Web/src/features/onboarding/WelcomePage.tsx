import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { useSession } from '@/features/identity/session'
import { helpQuery } from '@/features/help/queries'
import { Checklist } from './Checklist'
import { onboardingQuery } from './queries'
import { SampleDataPanel } from './SampleDataPanel'

/** The way from nothing to the first live reading: one next step at a time, ticked off by what happens. */
export function WelcomePage() {
  const { t } = useTranslation()
  const { user } = useSession()
  const { data, error, refetch } = useQuery(onboardingQuery)
  const articles = useQuery(helpQuery(undefined)).data?.items.slice(0, 5) ?? []
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <ObjectPage>
      <PageHeader title={t('welcome.hello', { name: user.name.split(' ')[0] })} state={t('welcome.text')} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,2fr)_minmax(260px,1fr)]">
        <Panel
          title={t('welcome.title')}
          aside={data && <span className="figures">{t('welcome.progress', { done: data.done, all: data.steps.length })}</span>}
          flush
        >
          {data ? <Checklist steps={data.steps} /> : <Skeleton className="m-4 h-64" />}
        </Panel>
        <div className="grid gap-4">
          <SampleDataPanel />
          <Panel title={t('welcome.learn')}>
            <ul className="grid gap-1.5 text-sm">
              {articles.map(({ slug, title }) => (
                <li key={slug}>
                  <Link to="/help/$slug" params={{ slug }} className="text-accent-text hover:underline">
                    {title}
                  </Link>
                </li>
              ))}
            </ul>
          </Panel>
        </div>
      </div>
    </ObjectPage>
  )
}
