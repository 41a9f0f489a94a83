import { useTranslation } from 'react-i18next'
import type { Ticket } from '@/api/types'
import { useReachable } from './useReachable'

interface StatusAfterProps {
  ticket: Ticket
  value: string
  onChange(status: string): void
}

/** The status a ticket takes with the reply, where it should not be the usual one. */
export function StatusAfter({ ticket, value, onChange }: StatusAfterProps) {
  const { t } = useTranslation()
  const reachable = useReachable(ticket).filter(({ state }) => state !== 'closed')
  return (
    <select
      aria-label={t('conversation.then')}
      value={reachable.some(({ name }) => name === value) ? value : ''}
      onChange={({ target }) => onChange(target.value)}
      className="h-(--control) max-w-44 rounded-md border border-line-strong bg-surface px-2 text-xs font-medium hover:border-ink-faint"
    >
      <option value="">{t('conversation.asUsual')}</option>
      {reachable.map(({ name, title }) => (
        <option key={name} value={name}>
          {t('conversation.andSet', { title })}
        </option>
      ))}
    </select>
  )
}
