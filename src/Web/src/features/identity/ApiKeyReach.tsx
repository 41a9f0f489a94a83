import { useTranslation } from 'react-i18next'
import type { ApiKey } from '@/api/types'
import { Time } from '@/components/Time'
import { absoluteTime } from '@/lib/time'

/** Where a key works and how often, in one line. */
export function ApiKeyReach({ apiKey: { sites, requestsPerMinute } }: { apiKey: ApiKey }) {
  const { t } = useTranslation()
  return (
    <span className="figures text-ink-muted">
      {sites.length === 0 ? t('apiKeys.allSites') : t('apiKeys.someSites', { count: sites.length })}
      {requestsPerMinute !== null && ` · ${t('apiKeys.pace', { count: requestsPerMinute })}`}
    </span>
  )
}

/** While the secret before still works: until when, and whether somebody has not changed over. */
export function PreviousSecret({ apiKey: { previousSecret } }: { apiKey: ApiKey }) {
  const { t } = useTranslation()
  if (!previousSecret) return null
  const until = absoluteTime(previousSecret.worksUntil)
  return (
    <span className="block truncate text-xs text-warning">
      {previousSecret.lastUsedAt === null ? (
        t('apiKeys.previousUnused', { until })
      ) : (
        <>
          {t('apiKeys.previousUsed', { until })} <Time at={previousSecret.lastUsedAt} />
        </>
      )}
    </span>
  )
}
