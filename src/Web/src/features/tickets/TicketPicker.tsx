import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Picker } from '@/components/form/Picker'
import { useDebounced } from '@/lib/useDebounced'
import { ticketKeys } from './queries'
import { StateMark } from './StateMark'

interface TicketPickerProps {
  value: string
  onChange(id: string): void
  /** A ticket that cannot be chosen. */
  except: string
  id?: string
  'aria-invalid'?: boolean
  'aria-describedby'?: string
}

/** Chooses a ticket by typing part of its subject or its number. */
export function TicketPicker({ except, ...control }: TicketPickerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const q = useDebounced(text.trim(), 150)
  const found = useQuery({
    queryKey: [...ticketKeys.all, 'found', q],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => body(api.GET('/v1/tickets', { params: { query: { q: q || undefined, limit: 20 } }, signal })),
  })
  const choices = found.data?.items.filter(({ id }) => id !== except) ?? []
  return (
    <Picker
      {...control}
      label={t('tickets.title')}
      onText={setText}
      choices={choices.map(({ id, number, subject, status }) => ({
        value: id,
        label: subject,
        mark: <StateMark state={status.state} />,
        aside: number,
      }))}
    />
  )
}
