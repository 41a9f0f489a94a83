import type { ApiKey } from '@/api/types'
import { RotateSecretDialog } from './RotateSecretDialog'
import { useRotateApiKey } from './apiKeys'

/** Gives an API key a new secret. */
export function RotateApiKeyDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose(): void }) {
  return <RotateSecretDialog name={apiKey.name} rotate={useRotateApiKey(apiKey.id).mutateAsync} onClose={onClose} />
}
