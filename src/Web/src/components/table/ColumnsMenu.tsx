import { Columns3 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '@/components/Button'
import { CheckItem, Menu } from '@/components/Menu'
import type { Column } from './columns'

/** Remembers in this browser which columns of a list are hidden; those in `usually` until somebody chooses. */
export function useHiddenColumns(table: string, usually: string[] = []): [string[], (hidden: string[]) => void] {
  const key = `columns:${table}`
  const [hidden, setHidden] = useState<string[]>(() => {
    try {
      return (JSON.parse(localStorage.getItem(key) ?? JSON.stringify(usually)) as unknown[]).filter((id) => typeof id === 'string')
    } catch {
      return usually
    }
  })
  const choose = (next: string[]) => {
    setHidden(next)
    try {
      localStorage.setItem(key, JSON.stringify(next))
    } catch {
      // Private windows may refuse storage; the choice then lasts as long as the page.
    }
  }
  return [hidden, choose]
}

/** Which columns a list shows. */
export function ColumnsMenu<Row>({
  columns,
  hidden,
  onChange,
}: {
  columns: Column<Row>[]
  hidden: string[]
  onChange(hidden: string[]): void
}) {
  const { t } = useTranslation()
  return (
    <Menu
      trigger={
        <IconButton label={t('table.columns')} className="hidden md:inline-flex">
          <Columns3 aria-hidden />
        </IconButton>
      }
    >
      {columns
        .filter((column) => !column.always)
        .map((column) => (
          <CheckItem
            key={column.id}
            checked={!hidden.includes(column.id)}
            onChange={(visible) => onChange(visible ? hidden.filter((id) => id !== column.id) : [...hidden, column.id])}
          >
            {column.header}
          </CheckItem>
        ))}
    </Menu>
  )
}
