import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FilterChip } from '@/components/filter/FilterChip'
import { useMay } from '@/features/identity/session'
import { importQuery } from './queries'

/** That a list shows what one import made and changed. */
export function ImportChip({ id, onClear }: { id: string; onClear(): void }) {
  const { t } = useTranslation()
  const may = useMay()('devices.write')
  const one = useQuery({ ...importQuery(id), enabled: may })
  return <FilterChip label={t('imports.import')} values={[one.data?.name ?? t('imports.oneImport')]} onClear={onClear} />
}
