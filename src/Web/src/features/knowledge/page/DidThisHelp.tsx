import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Button } from '@/components/Button'
import { useRateArticle } from '../change'

/** Asks whoever read an article whether it helped; pressing the same again takes it back. */
export function DidThisHelp({ article }: { article: Article }) {
  const { t } = useTranslation()
  const rate = useRateArticle(article)
  const said = rate.isPending ? rate.variables : article.helped
  const press = (helped: boolean) => rate.mutate(said === helped ? null : helped)
  return (
    <section
      aria-label={t('knowledge.didHelp')}
      className="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-surface px-4 py-3"
    >
      <h2 className="text-sm font-medium">{t('knowledge.didHelp')}</h2>
      <span className="flex gap-2">
        <Button
          aria-pressed={said === true}
          onClick={() => press(true)}
          className="aria-pressed:border-healthy aria-pressed:bg-healthy-soft aria-pressed:text-healthy"
        >
          <ThumbsUp aria-hidden /> {t('tickets.yes')}
        </Button>
        <Button
          aria-pressed={said === false}
          onClick={() => press(false)}
          className="aria-pressed:border-poor aria-pressed:bg-poor-soft aria-pressed:text-poor"
        >
          <ThumbsDown aria-hidden /> {t('tickets.no')}
        </Button>
      </span>
      <span role="status" className="text-xs text-ink-muted">
        {said === true ? t('knowledge.thanksYes') : said === false ? t('knowledge.thanksNo') : ''}
      </span>
    </section>
  )
}
