import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { AssignmentHours } from './AssignmentHours'
import { PeoplePanel } from './PeoplePanel'
import { assignmentQuery } from './queries'
import { RulesPanel } from './RulesPanel'

/** How tickets are given to people: by which rules, to whom, and in whose hours. */
export function AssignmentPage() {
  const { t } = useTranslation()
  return (
    <RecordPage record={useQuery(assignmentQuery)}>
      {(settings) => (
        <>
          <PageHeader
            title={t('assignment.title')}
            above={
              <Link to="/settings/help-desk" className="hover:text-ink hover:underline">
                {t('desk.title')}
              </Link>
            }
            state={t('assignment.text')}
          />
          <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_400px]">
            <div className="grid min-w-0 content-start gap-4">
              <RulesPanel settings={settings} />
            </div>
            <div className="grid min-w-0 content-start gap-4">
              <AssignmentHours settings={settings} />
              <PeoplePanel settings={settings} />
            </div>
          </div>
        </>
      )}
    </RecordPage>
  )
}
