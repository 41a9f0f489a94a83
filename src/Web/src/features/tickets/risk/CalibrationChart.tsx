import { useTranslation } from 'react-i18next'
import type { RiskCheck } from '@/api/types'

const size = 320
const edge = 36
const at = (share: number) => edge + share * (size - edge - 12)
const up = (share: number) => size - edge - share * (size - edge - 12)

/** What was said beside what came: on the line, predictions were as often true as they said. The larger the dot, the more of them. */
export function CalibrationChart({ bins }: { bins: RiskCheck['bins'] }) {
  const { t } = useTranslation()
  const most = Math.max(...bins.map(({ count }) => count), 1)
  const words = bins.map(({ said, came, count }) =>
    t('risk.chart.point', { said: Math.round(100 * said), came: Math.round(100 * came), count }),
  )
  return (
    <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.join('; ')} className="mx-auto w-full max-w-md">
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick} className="text-line" fill="currentColor" stroke="currentColor">
          <path d={`M${at(0)} ${up(tick)}H${at(1)}M${at(tick)} ${up(0)}V${up(1)}`} strokeWidth="1" />
          <text x={at(tick)} y={size - edge + 14} textAnchor="middle" className="figures fill-ink-muted stroke-none text-[10px]">
            {100 * tick}
          </text>
          <text x={edge - 6} y={up(tick) + 3} textAnchor="end" className="figures fill-ink-muted stroke-none text-[10px]">
            {100 * tick}
          </text>
        </g>
      ))}
      <path d={`M${at(0)} ${up(0)}L${at(1)} ${up(1)}`} className="stroke-ink-faint" strokeDasharray="4 4" fill="none" />
      <polyline
        points={bins.map(({ said, came }) => `${at(said)},${up(came)}`).join(' ')}
        className="stroke-accent"
        strokeWidth="1.5"
        fill="none"
      />
      {bins.map(({ from, said, came, count }, i) => (
        <circle
          key={from}
          cx={at(said)}
          cy={up(came)}
          r={3 + 6 * Math.sqrt(count / most)}
          className="fill-accent stroke-surface"
          strokeWidth="1.5"
        >
          <title>{words[i]}</title>
        </circle>
      ))}
      <text x={at(0.5)} y={size - 6} textAnchor="middle" className="fill-ink-muted text-[11px]">
        {t('risk.chart.said')}
      </text>
      <text transform={`translate(11 ${up(0.5)}) rotate(-90)`} textAnchor="middle" className="fill-ink-muted text-[11px]">
        {t('risk.chart.came')}
      </text>
    </svg>
  )
}
