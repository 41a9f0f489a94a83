import { Link } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import type { ArticleLine } from '@/api/types'
import type { Column } from '@/components/table/columns'
import { Time } from '@/components/Time'
import { ArticleNews, ArticleStateMark, VisibilityMark } from '../ArticleMarks'
import { Helped } from '../Helped'

/** The columns of the list of articles; readers are not told of what only authors see. */
export function articleColumns(t: TFunction, writes: boolean): Column<ArticleLine>[] {
  const all: (Column<ArticleLine> & { forAuthors?: boolean })[] = [
    {
      id: 'number',
      header: t('knowledge.number'),
      width: '72px',
      sortKey: 'number',
      cell: ({ number }) => <span className="figures text-ink-faint">{number}</span>,
    },
    {
      id: 'title',
      header: t('knowledge.name'),
      width: 'minmax(260px, 4fr)',
      sortKey: 'title',
      always: true,
      cell: (article) => (
        <span className="flex min-w-0 items-center gap-3">
          <Link to="/knowledge/$id" params={{ id: article.number }} className="truncate font-medium hover:underline">
            {article.title}
          </Link>
          {writes && <ArticleNews article={article} />}
        </span>
      ),
    },
    {
      id: 'category',
      header: t('tickets.category'),
      width: 'minmax(120px, 1.2fr)',
      cell: ({ category }) => <span className={category ? 'text-ink-muted' : 'text-ink-faint'}>{category ?? '–'}</span>,
    },
    {
      id: 'state',
      header: t('knowledge.state'),
      width: '116px',
      forAuthors: true,
      cell: ({ state }) => <ArticleStateMark state={state} />,
    },
    {
      id: 'visibility',
      header: t('knowledge.visibility'),
      width: '116px',
      forAuthors: true,
      cell: ({ visibility }) => <VisibilityMark visibility={visibility} />,
    },
    {
      id: 'helped',
      header: t('knowledge.helped'),
      width: '104px',
      forAuthors: true,
      cell: ({ feedback }) => <Helped feedback={feedback} />,
    },
    {
      id: 'review',
      header: t('knowledge.reviewOn'),
      width: '104px',
      forAuthors: true,
      sortKey: 'reviewOn',
      align: 'right',
      cell: ({ reviewOn }) => <span className="figures text-ink-muted">{reviewOn ?? '–'}</span>,
    },
    {
      id: 'changed',
      header: t('tickets.changed'),
      width: '96px',
      align: 'right',
      sortKey: 'changedAt',
      cell: ({ changedAt }) => <Time at={changedAt} />,
    },
  ]
  return all.filter(({ forAuthors }) => writes || !forAuthors)
}

/** An article on a narrow screen. */
export function ArticleCompact({ article, writes }: { article: ArticleLine; writes: boolean }) {
  return (
    <span className="grid min-w-0 gap-0.5">
      <span className="truncate text-base font-medium">{article.title}</span>
      <span className="flex items-center gap-3 overflow-hidden text-xs text-ink-muted">
        <span className="figures text-ink-faint">{article.number}</span>
        {article.category && <span className="truncate">{article.category}</span>}
        {writes && article.state !== 'published' && <ArticleStateMark state={article.state} />}
        {writes && <ArticleNews article={article} />}
      </span>
    </span>
  )
}
