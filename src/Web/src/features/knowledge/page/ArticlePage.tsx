import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ObjectColumns, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { TimelinePanel } from '@/components/TimelinePanel'
import { Article } from '@/features/help/Article'
import { useMay } from '@/features/identity/session'
import { ArticleNews, ArticleStateMark, VisibilityMark } from '../ArticleMarks'
import { articleQuery, articleTimelineQuery } from '../queries'
import { ArticleActions } from './ArticleActions'
import { ArticleFacts } from './ArticleFacts'
import { DidThisHelp } from './DidThisHelp'
import { UnseenChanges } from './UnseenChanges'
import { VersionsPanel } from './VersionsPanel'

/** One thing the company knows: to its readers as it was published, to its authors as they last left it. */
export function ArticlePage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/knowledge/$id' })
  const writes = useMay()('knowledge.write')
  const record = useQuery(articleQuery(id))
  const timeline = useQuery({ ...articleTimelineQuery(record.data?.id ?? ''), enabled: writes && record.data !== undefined })
  return (
    <RecordPage record={record}>
      {(article) => (
        <>
          <PageHeader
            title={article.title}
            number={article.number}
            above={
              <Link to="/knowledge" className="hover:text-ink hover:underline">
                {t('knowledge.title')}
              </Link>
            }
            state={
              <>
                {writes && <ArticleStateMark state={article.state} />}
                {writes && <VisibilityMark visibility={article.visibility} />}
                {writes && <ArticleNews article={article} />}
                {article.category && <span>{article.category}</span>}
                <span>
                  {t('tickets.changed')} <Time at={article.changedAt} />
                </span>
              </>
            }
            actions={<ArticleActions key={article.id} article={article} />}
          />
          {writes ? (
            <ObjectColumns
              aside={
                <>
                  <ArticleFacts article={article} />
                  <VersionsPanel article={article} />
                  <TimelinePanel query={timeline} />
                </>
              }
            >
              <UnseenChanges article={article} />
              <Panel>
                <Body text={article.body} />
              </Panel>
              {article.state === 'published' && <DidThisHelp article={article} />}
            </ObjectColumns>
          ) : (
            <div className="grid max-w-3xl gap-4">
              <Panel>
                <Body text={article.body} />
              </Panel>
              <DidThisHelp article={article} />
            </div>
          )}
        </>
      )}
    </RecordPage>
  )
}

function Body({ text }: { text: string }) {
  const { t } = useTranslation()
  return text ? <Article markdown={text} /> : <p className="text-sm text-ink-faint">{t('knowledge.noText')}</p>
}
