import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Article } from '@/api/types'
import { Notice } from '@/components/Notice'

/** Tells an author that readers see something else than this. */
export function UnseenChanges({ article: { id, number, state, hasChanges, publishedNumber } }: { article: Article }) {
  const { t } = useTranslation()
  if (state === 'draft') return <Notice>{t('knowledge.draftNotice')}</Notice>
  if (state === 'archived') return <Notice>{t('knowledge.archivedNotice')}</Notice>
  if (!hasChanges) return null
  return (
    <Notice>
      {t('knowledge.changesNotice', { version: publishedNumber })}{' '}
      <Link to="/knowledge/$id/versions" params={{ id: number ?? id }} className="text-accent-text underline underline-offset-2">
        {t('knowledge.compareNow')}
      </Link>
    </Notice>
  )
}
