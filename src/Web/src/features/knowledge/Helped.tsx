import { ThumbsDown, ThumbsUp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { FeedbackCounts } from '@/api/types'

/** How many people said that an article helped them, and how many that it did not. */
export function Helped({ feedback: { helped, notHelped } }: { feedback: FeedbackCounts }) {
  const { t } = useTranslation()
  if (helped + notHelped === 0) return <span className="text-ink-faint">–</span>
  return (
    <span role="img" aria-label={t('knowledge.helpedCounts', { helped, notHelped })} className="figures inline-flex items-center gap-1.5">
      <ThumbsUp className="size-3.5 text-healthy" aria-hidden /> {helped}
      <ThumbsDown className="ml-1.5 size-3.5 text-ink-faint" aria-hidden /> {notHelped}
    </span>
  )
}
