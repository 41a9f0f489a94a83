import { useTranslation } from 'react-i18next'
import type { AlertSource } from '@/api/types'
import { CopyText } from '@/components/CopyText'
import { Time } from '@/components/Time'
import { curlLine } from './mapping'

/** Where a source posts to, and what came of it so far. */
export function SourceAddress({ source }: { source: AlertSource }) {
  const { t } = useTranslation()
  const curl = curlLine(source.postTo, source.signIn === 'token' ? '$TOKEN' : undefined)
  return (
    <span className="grid w-full grid-cols-[minmax(0,1fr)] gap-1">
      <CopyText text={source.postTo} />
      <CopyText text={curl} />
      <span className="flex flex-wrap gap-x-3 text-xs">
        <span>{t(`alertSources.signIns.${source.signIn}`)}</span>
        <span>
          {source.lastHeardAt ? (
            <>
              {t('alertSources.lastHeard')} <Time at={source.lastHeardAt} />
            </>
          ) : (
            t('alertSources.neverHeard')
          )}
        </span>
        {source.oldSecretUntil && (
          <span className="text-warning">
            {t('alertSources.oldUntil')} <Time at={source.oldSecretUntil} />
          </span>
        )}
      </span>
    </span>
  )
}
