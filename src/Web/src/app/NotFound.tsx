import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { buttonLooks } from '@/components/Button'
import { EmptyState } from '@/components/EmptyState'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={Compass}
      title={t('notFound.title')}
      action={
        <Link to="/sites" className={buttonLooks({ look: 'primary' })}>
          {t('notFound.action')}
        </Link>
      }
    >
      {t('notFound.text')}
    </EmptyState>
  )
}
