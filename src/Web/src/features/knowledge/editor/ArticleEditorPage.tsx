import { useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ObjectPage, RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { articleQuery } from '../queries'
import { ArticleForm } from './ArticleForm'

/** An article as its author writes on at it. */
export function ArticleEditorPage() {
  const { t } = useTranslation()
  const { id } = useParams({ from: '/shell/knowledge/$id/edit' })
  return (
    <RecordPage record={useQuery(articleQuery(id))}>
      {(article) => (
        <>
          <PageHeader
            title={t('knowledge.edit', { title: article.title })}
            number={article.number}
            above={
              <Link to="/knowledge/$id" params={{ id: article.number }} className="hover:text-ink hover:underline">
                {article.title}
              </Link>
            }
          />
          <ArticleForm key={article.id} article={article} />
        </>
      )}
    </RecordPage>
  )
}

/** A new article; its title may come from what nobody found. */
export function NewArticlePage() {
  const { t } = useTranslation()
  const { title, body } = useSearch({ from: '/shell/knowledge/new' })
  return (
    <ObjectPage>
      <PageHeader
        title={t('knowledge.write')}
        above={
          <Link to="/knowledge" className="hover:text-ink hover:underline">
            {t('knowledge.title')}
          </Link>
        }
        state={t('knowledge.writeText')}
      />
      <ArticleForm title={title} body={body} />
    </ObjectPage>
  )
}
