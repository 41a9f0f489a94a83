import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/components/ErrorState'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Skeleton } from '@/components/Skeleton'
import { Article } from './Article'
import { helpArticleQuery, helpQuery } from './queries'

/** One article, and the one to read next. */
export function HelpArticlePage() {
  const { t } = useTranslation()
  const { slug } = useParams({ from: '/shell/help/$slug' })
  const { data, error, refetch } = useQuery(helpArticleQuery(slug))
  const all = useQuery(helpQuery(undefined)).data?.items ?? []
  const next = all[all.findIndex((article) => article.slug === slug) + 1]
  if (error) return <ErrorState error={error} retry={() => void refetch()} />
  return (
    <ObjectPage>
      {data ? (
        <>
          <PageHeader
            title={data.title}
            state={data.summary}
            above={
              <Link to="/help" className="inline-flex items-center gap-1 hover:text-ink">
                <ArrowLeft className="size-3.5" aria-hidden /> {t('help.back')}
              </Link>
            }
          />
          <Article markdown={data.markdown} />
          {next && (
            <p className="mt-10 border-t pt-4 text-sm text-ink-muted">
              {t('help.readNext')}:{' '}
              <Link to="/help/$slug" params={{ slug: next.slug }} className="font-medium text-accent-text hover:underline">
                {next.title}
              </Link>
            </p>
          )}
        </>
      ) : (
        <div className="grid max-w-[68ch] gap-3" aria-busy>
          <Skeleton className="h-7 w-64" />
          <Skeleton className="h-40" />
        </div>
      )}
    </ObjectPage>
  )
}
