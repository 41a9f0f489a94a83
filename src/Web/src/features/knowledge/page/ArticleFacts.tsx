import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Fact, Facts } from '@/components/Facts'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { Helped } from '../Helped'
import { VisibilityMark } from '../ArticleMarks'

/** What is known of an article beside what it says. */
export function ArticleFacts({ article }: { article: Article }) {
  const { t } = useTranslation()
  const none = <span className="text-ink-faint">{t('object.notSet')}</span>
  return (
    <Panel title={t('object.facts')}>
      <Facts>
        <Fact label={t('knowledge.author')}>{article.author?.name ?? none}</Fact>
        <Fact label={t('knowledge.visibility')}>
          <VisibilityMark visibility={article.visibility} />
        </Fact>
        <Fact label={t('tickets.category')}>{article.category ?? none}</Fact>
        <Fact label={t('tickets.tags')}>
          {article.tags.length > 0
            ? article.tags.map((tag) => (
                <Link key={tag} to="/knowledge" search={{ tag }} className="mr-1.5 text-accent-text hover:underline">
                  #{tag}
                </Link>
              ))
            : none}
        </Fact>
        <Fact label={t('knowledge.version')}>{article.publishedNumber ?? none}</Fact>
        <Fact label={t('knowledge.publishedAt')}>
          <Time at={article.publishedAt} none={t('object.notSet')} />
        </Fact>
        <Fact label={t('knowledge.reviewOn')}>
          {article.reviewOn ? (
            <span className={article.isDueForReview ? 'figures text-warning' : 'figures'}>{article.reviewOn}</span>
          ) : (
            none
          )}
        </Fact>
        <Fact label={t('knowledge.helped')}>
          <Helped feedback={article.feedback} />
        </Fact>
      </Facts>
    </Panel>
  )
}
