import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Picker } from '@/components/form/Picker'
import { HealthMark } from '@/components/health/HealthMark'
import { useDebounced } from '@/lib/useDebounced'
import { foundDevicesQuery } from './queries'

interface DevicePickerProps {
  value: string
  onChange(id: string): void
  label: string
  none: string
  /** What the chosen device is called, where it is known already. */
  shown?: string
  siteId?: string
  /** A device that cannot be chosen: a thing does not report through itself. */
  except?: string
  id?: string
  'aria-invalid'?: boolean
  'aria-describedby'?: string
}

/** Chooses a device by typing part of its name, number or serial. */
export function DevicePicker({ siteId, except, ...control }: DevicePickerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const q = useDebounced(text, 150)
  const found = useQuery({ ...foundDevicesQuery(q, siteId), placeholderData: keepPreviousData })
  return (
    <Picker
      {...control}
      onText={setText}
      label={control.label || t('devices.title')}
      choices={
        found.data?.items
          .filter(({ id }) => id !== except)
          .map((line) => ({ value: line.id, label: line.name, mark: <HealthMark band={line.band} />, aside: line.number })) ?? []
      }
    />
  )
}
