import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '@/components/Button'
import { foundSitesQuery } from '@/features/sites/queries'
import { deviceGroupsQuery, deviceTypesQuery } from '../queries'
import { saveAsFile, templateCsv } from './template'

/** A table to fill in, with the names of one's own sites, types and groups in it. */
export function TemplateButton() {
  const { t } = useTranslation()
  const sites = useQuery(foundSitesQuery(''))
  const types = useQuery(deviceTypesQuery)
  const groups = useQuery(deviceGroupsQuery)
  const save = () =>
    saveAsFile(
      t('imports.templateName'),
      templateCsv([t('imports.exampleGateway'), t('imports.exampleDevice')], {
        site: sites.data?.items[0]?.name,
        type: types.data?.items[0]?.name,
        group: groups.data?.items[0]?.name,
      }),
    )
  return (
    <Button onClick={save} disabled={sites.isPending || types.isPending || groups.isPending}>
      <Download aria-hidden /> {t('imports.template')}
    </Button>
  )
}
