import { Archive, CalendarClock, FileText, Globe, Lock, PencilLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ArticleLine, ArticleState, ArticleVisibility } from '@/api/types'
import { cn } from '@/lib/cn'

const stateIcons = { draft: PencilLine, published: FileText, archived: Archive }
const stateLooks = { draft: 'text-warning', published: 'text-healthy', archived: 'text-ink-faint' }

/** Whether an article is read: not yet, now, or no more. */
export function ArticleStateMark({ state }: { state: ArticleState }) {
  const { t } = useTranslation()
  const Icon = stateIcons[state]
  return (
    <span className={cn('inline-flex items-center gap-1.5 font-medium', stateLooks[state])}>
      <Icon className="size-3.5 shrink-0" aria-hidden /> {t(`knowledge.states.${state}`)}
    </span>
  )
}

/** For whom it is. */
export function VisibilityMark({ visibility }: { visibility: ArticleVisibility }) {
  const { t } = useTranslation()
  const Icon = visibility === 'public' ? Globe : Lock
  return (
    <span className="inline-flex items-center gap-1.5 text-ink-muted">
      <Icon className="size-3.5 shrink-0" aria-hidden /> {t(`knowledge.visibilities.${visibility}`)}
    </span>
  )
}

/** What an author should know of an article beside its state: it is due for a look, or says something readers do not see yet. */
export function ArticleNews({
  article: { isDueForReview, hasChanges, state },
}: {
  article: Pick<ArticleLine, 'isDueForReview' | 'hasChanges' | 'state'>
}) {
  const { t } = useTranslation()
  return (
    <>
      {isDueForReview && (
        <span className="inline-flex items-center gap-1 text-xs font-medium text-warning">
          <CalendarClock className="size-3.5" aria-hidden /> {t('knowledge.due')}
        </span>
      )}
      {state === 'published' && hasChanges && (
        <span className="inline-flex items-center gap-1 text-xs text-ink-muted">
          <PencilLine className="size-3.5" aria-hidden /> {t('knowledge.changed')}
        </span>
      )}
    </>
  )
}
