import { useTranslation } from 'react-i18next'
import type { DeviceType } from '@/api/types'
import { weighted, type Weighted } from './terms'

const looks: Record<Weighted, string> = {
  battery: 'bg-(--chart-1)',
  signal: 'bg-(--chart-2)',
  availability: 'bg-(--chart-4)',
  temperature: 'bg-(--chart-3)',
}

/** What the hundred points of health are made of, as parts of a bar; the words are in its name. */
export function WeightsBar({ weights, className }: { weights: DeviceType['weights']; className?: string }) {
  const { t } = useTranslation()
  const parts = weighted.map((name) => ({ name, points: weights[name] ?? 0 })).filter(({ points }) => points > 0)
  const words = parts.map(({ name, points }) => `${t(`signal.${name}`)} ${points}`).join(', ')
  return (
    <div role="img" aria-label={words} title={words} className={className}>
      <div className="flex h-2 gap-px overflow-hidden rounded-full bg-sunken">
        {parts.map(({ name, points }) => (
          <span key={name} className={looks[name]} style={{ width: `${Math.min(points, 100)}%` }} />
        ))}
      </div>
    </div>
  )
}

/** Which colour of the bars is which signal. */
export function WeightsLegend() {
  const { t } = useTranslation()
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1" aria-hidden>
      {weighted.map((name) => (
        <li key={name} className="flex items-center gap-1.5">
          <span className={`size-2 rounded-full ${looks[name]}`} /> {t(`signal.${name}`)}
        </li>
      ))}
    </ul>
  )
}
