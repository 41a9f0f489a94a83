import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Picker } from '@/components/form/Picker'
import { HealthMark } from '@/components/health/HealthMark'
import { useDebounced } from '@/lib/useDebounced'
import { foundSitesQuery, siteQuery } from './queries'

interface SitePickerProps {
  value: string
  onChange(id: string): void
  /** What choosing no site is called, where that may be chosen. */
  none?: string
  /** As high as the controls of a toolbar. */
  slim?: boolean
  id?: string
  'aria-invalid'?: boolean
  'aria-describedby'?: string
}

/** Chooses a site by typing part of its name or address. */
export function SitePicker({ value, onChange, ...control }: SitePickerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const found = useQuery({ ...foundSitesQuery(useDebounced(text, 150)), placeholderData: keepPreviousData })
  const current = useQuery({ ...siteQuery(value), enabled: value !== '' })
  return (
    <Picker
      {...control}
      label={t('devices.site')}
      value={value}
      shown={current.data?.name}
      onChange={onChange}
      onText={setText}
      choices={
        found.data?.items.map((site) => ({
          value: site.id,
          label: site.name,
          mark: <HealthMark band={site.health.band} />,
          aside: site.number,
        })) ?? []
      }
    />
  )
}
