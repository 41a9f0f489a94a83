import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/now'
import { absoluteTime, relativeTime } from '@/lib/time'
import { Tooltip } from './Tooltip'

/** Relative time that keeps counting, with the instant in the place's zone and in UTC on hover. */
export function Time({ at, zone, none }: { at: string | null | undefined; zone?: string; none?: string }) {
  const { i18n } = useTranslation()
  const text = useNow((now) => (at ? relativeTime(at, now, i18n.language) : ''))
  if (!at) return <span className="text-ink-faint">{none ?? '–'}</span>
  return (
    <Tooltip text={<AbsoluteTime at={at} zone={zone} />}>
      <time dateTime={at} className="figures whitespace-nowrap">
        {text}
      </time>
    </Tooltip>
  )
}

function AbsoluteTime({ at, zone }: { at: string; zone?: string }) {
  return (
    <span className="figures grid gap-0.5">
      <span>{absoluteTime(at, zone)}</span>
      <span className="text-ink-faint">{absoluteTime(at, 'UTC')}</span>
    </span>
  )
}
