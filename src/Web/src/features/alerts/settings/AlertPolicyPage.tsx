import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RecordPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { useMay } from '@/features/identity/session'
import { GroupRules } from './GroupRules'
import { Inhibitions } from './Inhibitions'
import { policyQuery } from './queries'
import { Thresholds } from './Thresholds'
import { Windows } from './Windows'

/** How a company wants to hear of its alerts. */
export function AlertPolicyPage() {
  const { t } = useTranslation()
  const policy = useQuery(policyQuery)
  const mayChange = useMay()('alerts.admin')
  return (
    <RecordPage record={policy}>
      {(policy) => (
        <>
          <PageHeader title={t('alerts.policy.title')} state={t('alerts.policy.text')} />
          <div className="grid gap-4 lg:grid-cols-2">
            <div className="grid min-w-0 content-start gap-4">
              <GroupRules policy={policy} mayChange={mayChange} />
              <Thresholds policy={policy} mayChange={mayChange} />
            </div>
            <div className="grid min-w-0 content-start gap-4">
              <Windows policy={policy} mayChange={mayChange} />
              <Inhibitions policy={policy} mayChange={mayChange} />
            </div>
          </div>
        </>
      )}
    </RecordPage>
  )
}
