import { useQuery } from '@tanstack/react-query'
import { Fingerprint } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, body } from '@/api/client'
import { Button } from '@/components/Button'
import { ErrorState } from '@/components/ErrorState'
import { Panel } from '@/components/Panel'
import { Time } from '@/components/Time'
import { useToast } from '@/components/Toasts'
import { cn } from '@/lib/cn'
import { passkeysQuery } from './account'
import { PasswordDialog } from './PasswordDialog'
import { passkeysWork, useAddPasskey, wasCancelled } from './passkeys'
import { useLeaving } from './useLeaving'

/** What the person's devices and keys can sign in with, without a password. */
export function PasskeysPanel() {
  const { t } = useTranslation()
  const toast = useToast()
  const [adding, setAdding] = useState(false)
  const passkeys = useQuery(passkeysQuery)
  const add = useAddPasskey()
  const { leaving, begin } = useLeaving(
    passkeysQuery.queryKey,
    (passkey: { id: string; name: string }) =>
      body(api.DELETE('/v1/profile/passkeys/{id}', { params: { path: { id: passkey.id } }, keepalive: true })),
    ({ name }, seconds) => t('passkeys.removing', { name, seconds }),
  )
  return (
    <Panel
      title={t('passkeys.title')}
      aside={
        passkeysWork() && (
          <Button size="sm" onClick={() => setAdding(true)}>
            {t('passkeys.add')}
          </Button>
        )
      }
    >
      {passkeys.isError ? (
        <ErrorState error={passkeys.error} retry={() => void passkeys.refetch()} />
      ) : passkeys.data?.items.length ? (
        <ul className="divide-y">
          {passkeys.data.items.map((passkey) => (
            <li
              key={passkey.id}
              className={cn('flex items-center gap-3 py-2 first:pt-0 last:pb-0', leaving.has(passkey.id) && 'line-through opacity-50')}
            >
              <Fingerprint className="size-4 shrink-0 text-ink-muted" aria-hidden />
              <span className="min-w-0 grow">
                <span className="block truncate text-sm font-medium">{passkey.name}</span>
                <span className="block text-xs text-ink-muted">
                  {t('passkeys.lastUsed')} <Time at={passkey.lastUsedAt} none={t('passkeys.never')} />
                </span>
              </span>
              <Button size="sm" look="danger" disabled={leaving.has(passkey.id)} onClick={() => begin(passkey)}>
                {t('passkeys.remove')}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-muted">{passkeysWork() ? t('passkeys.empty') : t('passkeys.unavailable')}</p>
      )}
      <PasswordDialog
        open={adding}
        onOpenChange={setAdding}
        title={t('passkeys.add')}
        description={t('passkeys.addText')}
        action={t('passkeys.next')}
        field={{ label: t('passkeys.name'), hint: t('passkeys.nameHint'), initial: t('passkeys.nameExample') }}
        onConfirm={async ({ password, value }) => {
          try {
            await add.mutateAsync({ password, name: value })
          } catch (error) {
            if (wasCancelled(error)) throw new Error(t('passkeys.cancelled'), { cause: error })
            throw error
          }
          toast({ text: t('passkeys.added', { name: value }) })
        }}
      />
    </Panel>
  )
}
