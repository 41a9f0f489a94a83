import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { useOwnChange } from './account'
import { sessionQuery } from './session'

/** Passkeys belong to a domain and need a secure connection: at a bare IP address the browser refuses them. */
export function passkeysWork(): boolean {
  const isAddress = /^[\d.]+$|:/.test(location.hostname)
  return (
    window.isSecureContext &&
    !isAddress &&
    typeof PublicKeyCredential === 'function' &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential
  )
}

/** The person closed the browser's dialog, or let it wait too long. */
export const wasCancelled = (error: unknown) =>
  error instanceof DOMException && (error.name === 'NotAllowedError' || error.name === 'AbortError')

const json = (credential: Credential | null) => {
  if (!(credential instanceof PublicKeyCredential)) throw new DOMException('No passkey was chosen.', 'NotAllowedError')
  return credential.toJSON()
}

export function useAddPasskey() {
  return useOwnChange(async ({ name, password }: { name: string; password: string }) => {
    const question = await body(api.POST('/v1/profile/passkeys/options', { body: { password } }))
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(question.options as PublicKeyCredentialCreationOptionsJSON)
    const credential = json(await navigator.credentials.create({ publicKey }))
    return body(api.POST('/v1/profile/passkeys', { body: { name, credential, state: question.state } }))
  })
}

export function useSignInByPasskey() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async () => {
      const question = await body(api.POST('/v1/session/passkey/options'))
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(question.options as PublicKeyCredentialRequestOptionsJSON)
      const credential = json(await navigator.credentials.get({ publicKey }))
      return body(api.POST('/v1/session/passkey', { body: { credential, state: question.state } }))
    },
    onSuccess: (session) => queries.setQueryData(sessionQuery.queryKey, session),
  })
}
