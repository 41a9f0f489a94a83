import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNow } from '@/lib/now'
import { absoluteTime, relativeTime } from '@/lib/time'
import { Tooltip } from './Tooltip'

/** Relative time that keeps counting, with the instant in the place's zone and in UTC on hover. */
export function Time({ at, zone, none }: { at: string | null | undefined; zone?: string; none?: string }) {
  const { i18n } = useTranslation()
  const text = useNow((now) => (at ? relativeTime(at, now, i18n.language) : ''))
  // A list shows many, and few are ever pointed at: the tooltip comes with the pointer.
  const [pointedAt, point] = useState(false)
  if (!at) return <span className="text-ink-faint">{none ?? '–'}</span>
  const time = (
    <time dateTime={at} className="figures whitespace-nowrap" onPointerEnter={() => point(true)}>
      {text}
    </time>
  )
  return pointedAt ? <Tooltip text={<AbsoluteTime at={at} zone={zone} />}>{time}</Tooltip> : time
}

function AbsoluteTime({ at, zone }: { at: string; zone?: string }) {
  return (
    <span className="figures grid gap-0.5">
      <span>{absoluteTime(at, zone)}</span>
      <span className="text-ink-faint">{absoluteTime(at, 'UTC')}</span>
    </span>
  )
}
