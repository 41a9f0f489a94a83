import { Frown, Smile } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TicketMessage } from '@/api/types'
import { Tooltip } from '@/components/Tooltip'
import { cn } from '@/lib/cn'

/** How a requester sounds, where that is clear, with the words that say so on hover. */
export function ToneMark({ sentiment }: Pick<TicketMessage, 'sentiment'>) {
  const { t } = useTranslation()
  if (!sentiment || sentiment.tone === 'neutral') return null
  const Icon = sentiment.tone === 'negative' ? Frown : Smile
  return (
    <Tooltip text={t('conversation.toneBecause', { words: sentiment.because.join(', ') })}>
      <span
        tabIndex={0}
        className={cn(
          'inline-flex items-center gap-1 self-center text-xs',
          sentiment.tone === 'negative' ? 'text-critical' : 'text-healthy',
        )}
      >
        <Icon className="size-3.5" aria-hidden /> {t(`conversation.tones.${sentiment.tone}`)}
      </span>
    </Tooltip>
  )
}
