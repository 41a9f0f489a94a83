import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { Notice } from '@/components/Notice'
import { linkToken } from './account'
import { Door, doorLink } from './Door'

/** Where the link mailed to a new address leads. It asks for a press, because mail programs follow links by themselves. */
export function ConfirmEmailPage() {
  const { t } = useTranslation()
  const confirm = useMutation({ mutationFn: () => body(api.POST('/v1/email-changes', { body: { token: linkToken() } })) })
  const signIn = (
    <Link to="/sign-in" className={doorLink}>
      {t('password.back')}
    </Link>
  )
  if (confirm.isSuccess) return <Door title={t('email.doneTitle')} text={t('email.doneText')} below={signIn} />
  return (
    <Door title={t('email.confirmTitle')} text={t('email.confirmText')} below={signIn}>
      <div className="grid gap-4">
        {confirm.isError && <Notice tone="critical">{confirm.error.message}</Notice>}
        <Button look="primary" className="h-9" autoFocus pending={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('email.confirmAction')}
        </Button>
      </div>
    </Door>
  )
}
