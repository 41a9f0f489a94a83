import { Link } from '@tanstack/react-router'
import { SquareKanban } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonLooks } from '@/components/Button'
import type { QueueFilter } from '../queue/filter'

/** Leads from the queue to the board of the same tickets. */
export function BoardLink({ filter, view }: { filter: QueueFilter; view?: string }) {
  const { t } = useTranslation()
  return (
    <Link to="/tickets/board" search={{ site: undefined, ...filter, view }} className={buttonLooks({})}>
      <SquareKanban aria-hidden /> {t('board.open')}
    </Link>
  )
}
