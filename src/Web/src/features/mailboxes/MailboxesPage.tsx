import { useTranslation } from 'react-i18next'
import { ObjectPage } from '@/components/ObjectPage'
import { PageHeader } from '@/components/PageHeader'
import { EmailsPanel } from './EmailsPanel'
import { MailboxesPanel } from './MailboxesPanel'

/** The addresses people write to, and what became of their mails. */
export function MailboxesPage() {
  const { t } = useTranslation()
  return (
    <ObjectPage>
      <PageHeader title={t('mails.title')} state={t('mails.text')} />
      <div className="grid gap-4">
        <MailboxesPanel />
        <EmailsPanel />
      </div>
    </ObjectPage>
  )
}
