import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { linkToken } from './account'
import { Door, doorLink } from './Door'
import { NewPasswordForm } from './NewPasswordForm'

/** Where the mailed link leads. */
export function ResetPasswordPage() {
  const { t } = useTranslation()
  const [done, setDone] = useState(false)
  const signIn = (
    <Link to="/sign-in" className={doorLink}>
      {t('password.back')}
    </Link>
  )
  if (done) return <Door title={t('password.doneTitle')} text={t('password.doneText')} below={signIn} />
  return (
    <Door title={t('password.resetTitle')} text={t('password.resetText')} below={signIn}>
      <NewPasswordForm
        action={t('password.save')}
        onChosen={async (password) => {
          await body(api.POST('/v1/password-resets/completion', { body: { token: linkToken(), password } }))
          setDone(true)
        }}
      />
    </Door>
  )
}
