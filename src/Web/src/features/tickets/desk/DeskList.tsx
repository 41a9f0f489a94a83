import { Pencil, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, IconButton } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Skeleton } from '@/components/Skeleton'
import { cn } from '@/lib/cn'

interface DeskListProps<T> {
  title: string
  /** What it is good for, for whoever has none of it yet. */
  empty: string
  add: string
  query: { isPending: boolean; error: Error | null; refetch(): unknown }
  items: T[]
  keyOf(item: T): string
  nameOf(item: T): string
  row(item: T): ReactNode
  /** Struck out until it is gone. */
  leaving?: ReadonlySet<string>
  /** Whether one is the platform's own, and stays. */
  stays?(item: T): boolean
  onEdit(item: NoInfer<T> | 'new'): void
  onRemove(item: T): void
}

/** A list of something the help desk has few of: each line is changed by its pencil and removed by its bin. */
export function DeskList<T>({ title, empty, add, query, items, keyOf, nameOf, row, leaving, stays, onEdit, onRemove }: DeskListProps<T>) {
  const { t } = useTranslation()
  return (
    <Panel
      title={title}
      aside={
        <Button size="sm" onClick={() => onEdit('new')}>
          {add}
        </Button>
      }
      flush
    >
      {query.error ? (
        <ErrorState error={query.error} retry={() => void query.refetch()} />
      ) : query.isPending ? (
        <Skeleton className="m-4 h-24" />
      ) : items.length === 0 ? (
        <p className="px-4 py-5 text-sm text-ink-muted">{empty}</p>
      ) : (
        <ul className="divide-y">
          {items.map((item) => (
            <li
              key={keyOf(item)}
              className={cn('flex items-center gap-3 px-4 py-2 hover:bg-hover', leaving?.has(keyOf(item)) && 'line-through opacity-50')}
            >
              <span className="min-w-0 grow">{row(item)}</span>
              <span className="flex shrink-0">
                <IconButton label={t('desk.change', { name: nameOf(item) })} onClick={() => onEdit(item)}>
                  <Pencil aria-hidden />
                </IconButton>
                {!stays?.(item) && (
                  <IconButton
                    label={t('desk.remove', { name: nameOf(item) })}
                    disabled={leaving?.has(keyOf(item))}
                    onClick={() => onRemove(item)}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                )}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** The two lines of a row: what it is called, and something about it. */
export function DeskRow({ name, about }: { name: ReactNode; about?: ReactNode }) {
  return (
    <>
      <span className="block truncate font-medium">{name}</span>
      {about && <span className="block truncate text-xs text-ink-muted">{about}</span>}
    </>
  )
}
