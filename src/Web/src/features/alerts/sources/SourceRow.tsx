import { Link } from '@tanstack/react-router'
import { Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AlertSource } from '@/api/types'
import { IconButton } from '@/components/Button'
import { CopyText } from '@/components/CopyText'
import { Time } from '@/components/Time'
import { cn } from '@/lib/cn'

interface SourceRowProps {
  source: AlertSource
  isLeaving: boolean
  onRemove(): void
}

/** A source: where it posts to, when it last did, and how much of that became alerts. */
export function SourceRow({ source, isLeaving, onRemove }: SourceRowProps) {
  const { t } = useTranslation()
  const { id, name, postTo, lastHeardAt, accepted, ignored, refused, lastRefusal } = source
  return (
    <li className={cn('flex items-start gap-3 px-4 py-3', isLeaving && 'line-through opacity-50')}>
      <div className="grid min-w-0 grow grid-cols-[minmax(0,1fr)] gap-1">
        <Link to="/settings/alert-sources/$id" params={{ id }} className="justify-self-start font-medium break-words hover:underline">
          {name}
        </Link>
        <CopyText text={postTo} />
        <p className="flex flex-wrap gap-x-3 gap-y-0.5 text-xs text-ink-muted">
          <span>
            {lastHeardAt ? (
              <>
                {t('alertSources.lastHeard')} <Time at={lastHeardAt} />
              </>
            ) : (
              t('alertSources.neverHeard')
            )}
          </span>
          <span className="figures">{t('alertSources.accepted', { count: accepted })}</span>
          {ignored > 0 && <span className="figures">{t('alertSources.ignored', { count: ignored })}</span>}
          <span className={cn('figures', refused > 0 && 'text-critical')}>{t('alertSources.refused', { count: refused })}</span>
        </p>
        {lastRefusal && <p className="text-xs break-words text-ink-muted">{t('alertSources.lastRefusal', { why: lastRefusal })}</p>}
      </div>
      <IconButton label={t('alertSources.remove', { name })} disabled={isLeaving} onClick={onRemove}>
        <Trash2 aria-hidden />
      </IconButton>
    </li>
  )
}
