import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Picker } from '@/components/form/Picker'
import { useDebounced } from '@/lib/useDebounced'
import { IncidentStateMark } from './IncidentStateMark'
import { foundIncidentsQuery } from './queries'

interface IncidentPickerProps {
  value: string
  onChange(id: string): void
  /** One that cannot be chosen. */
  except?: string
  /** What choosing none is called, where that may be chosen. */
  none?: string
  id?: string
  'aria-invalid'?: boolean
  'aria-describedby'?: string
}

/** Chooses an incident people still work on, by typing part of its title or its number. */
export function IncidentPicker({ except, ...control }: IncidentPickerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useQuery(foundIncidentsQuery(useDebounced(text.trim(), 150)))
  return (
    <Picker
      {...control}
      label={t('incidents.incident')}
      onText={setText}
      choices={(found.data?.items ?? [])
        .filter(({ incident }) => incident.id !== except)
        .map(({ incident }) => ({
          value: incident.id,
          label: incident.title,
          mark: <IncidentStateMark state={incident.state} />,
          aside: incident.number,
        }))}
    />
  )
}
