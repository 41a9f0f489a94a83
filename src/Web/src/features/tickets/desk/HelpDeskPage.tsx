import { useTranslation } from 'react-i18next'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { PromiseSettings } from '../promises/settings/PromiseSettings'
import { CategoriesPanel } from './CategoriesPanel'
import { FieldsPanel } from './FieldsPanel'
import { MacrosPanel } from './MacrosPanel'
import { RatingsPanel } from './RatingsPanel'
import { StatusesPanel } from './StatusesPanel'
import { TeamsPanel } from './TeamsPanel'

/** How a help desk works: who answers, in which words, and what is said again and again. */
export function HelpDeskPage() {
  const { t } = useTranslation()
  return (
    <ObjectPage>
      <PageHeader title={t('desk.title')} state={t('desk.text')} />
      <PromiseSettings />
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="grid min-w-0 content-start gap-4">
          <TeamsPanel />
          <MacrosPanel />
          <RatingsPanel />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          <StatusesPanel />
          <CategoriesPanel />
          <FieldsPanel />
        </div>
      </div>
    </ObjectPage>
  )
}
