import { useQuery } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { Input } from '@/components/form/Field'
import { Panel } from '@/components/Panel'
import { ticketSettingsQuery } from '../queries'
import { useDeskEdit } from './useDeskEdit'

/** The categories tickets are sorted into; without any, people write what they like. */
export function CategoriesPanel() {
  const { t } = useTranslation()
  const settings = useQuery(ticketSettingsQuery).data
  const categories = settings?.categories ?? []
  const change = useDeskEdit(settings)
  const [typed, type] = useState('')
  const name = typed.trim()
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (name === '') return
    change({ categories: [...categories, name] }, t('desk.added', { name }))
    type('')
  }
  return (
    <Panel title={t('desk.categories')}>
      {categories.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('desk.noCategories')}</p>
      ) : (
        <ul className="flex flex-wrap gap-1.5">
          {categories.map((category) => (
            <li key={category} className="flex items-center gap-1 rounded-md border bg-sunken py-0.5 pr-0.5 pl-2 text-sm">
              {category}
              <button
                type="button"
                aria-label={t('desk.remove', { name: category })}
                className="grid size-6 place-items-center rounded-sm text-ink-faint hover:bg-hover hover:text-ink"
                onClick={() => change({ categories: categories.filter((one) => one !== category) }, t('desk.removed', { name: category }))}
              >
                <X className="size-3.5" aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={add} className="mt-3 flex gap-2">
        <Input
          aria-label={t('desk.newCategory')}
          placeholder={t('desk.newCategory')}
          value={typed}
          maxLength={60}
          onChange={({ target }) => type(target.value)}
        />
        <Button type="submit" disabled={name === ''}>
          {t('desk.add')}
        </Button>
      </form>
    </Panel>
  )
}
