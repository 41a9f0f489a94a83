import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Time } from '@/components/Time'
import { figure } from '@/lib/number'
import type { Reason } from './reasons'

/** One reason: what it means, how often and when, and the last of it word for word. */
export function ReasonRow({ reason }: { reason: Reason }) {
  const { t } = useTranslation()
  const words = reasonWords(t, reason.code)
  return (
    <li className="grid gap-x-6 gap-y-2 px-4 py-3 lg:grid-cols-[minmax(0,1fr)_240px_96px] lg:items-center">
      <div className="min-w-0">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{words?.name ?? reason.code}</span>
          {words && <code className="font-mono text-xs text-ink-faint">{reason.code}</code>}
        </p>
        {words && <p className="text-sm text-ink-muted">{words.advice}</p>}
        <p className="mt-1 text-xs break-words text-ink-muted">
          <span className="text-ink-faint">
            {t('drops.last')} <Time at={reason.lastAt} />:
          </span>{' '}
          {reason.example}
        </p>
      </div>
      <Bars bars={reason.bars} />
      <p className="figures text-lg font-semibold lg:text-right">{figure(reason.count)}</p>
    </li>
  )
}

/** When it happened; how often is told by the figure beside it. */
function Bars({ bars }: { bars: number[] }) {
  const most = Math.max(...bars, 1)
  return (
    <svg viewBox={`0 0 ${bars.length * 5} 28`} preserveAspectRatio="none" className="h-7 w-full" aria-hidden>
      <line x1="0" x2={bars.length * 5} y1="27.5" y2="27.5" className="stroke-line-strong" vectorEffect="non-scaling-stroke" />
      {bars.map((count, at) => {
        const height = count === 0 ? 0 : Math.max(2, (count / most) * 26)
        return <rect key={at} x={at * 5} y={27 - height} width="4" height={height} className="fill-ink-muted" />
      })}
    </svg>
  )
}

const known = [
  'unknown-device',
  'decommissioned-device',
  'clock-ahead',
  'too-old',
  'not-a-number',
  'out-of-range',
  'empty',
  'malformed',
  'unknown-field',
  'unsupported-kind',
  'duplicate',
  'stale-marker',
  'busy',
  'too-large',
  'unavailable',
] as const

/** A reason in words; nothing when it is one this page does not know yet. */
function reasonWords(t: TFunction, code: string) {
  const name = known.find((one) => code === `reading.${one}` || code === `telemetry.${one}`)
  return name && { name: t(`drops.reasons.${name}.name`), advice: t(`drops.reasons.${name}.advice`) }
}
