import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { DeviceImport } from '@/api/types'
import { PageHeader } from '@/components/PageHeader'
import { figure } from '@/lib/number'

/** The name of a table, the way to it, and how it was read. */
export function ImportHead({ one, state, actions }: { one: DeviceImport; state: ReactNode; actions?: ReactNode }) {
  const { t } = useTranslation()
  const link = 'hover:text-ink hover:underline'
  return (
    <PageHeader
      title={one.name}
      number={t('imports.rows', { count: one.rows, rows: figure(one.rows) })}
      above={
        <>
          <Link to="/devices" className={link}>
            {t('devices.title')}
          </Link>
          <ChevronRight className="size-3" aria-hidden />
          <Link to="/devices/imports" className={link}>
            {t('imports.title')}
          </Link>
        </>
      }
      state={state}
      actions={actions}
    />
  )
}
