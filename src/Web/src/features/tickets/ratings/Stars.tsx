import { Star } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { cn } from '@/lib/cn'

const scores = [1, 2, 3, 4, 5] as const

/** How content somebody is, chosen by mouse, finger or arrow keys. */
export function StarPicker({ value, onChange }: { value: number; onChange(score: number): void }) {
  const { t } = useTranslation()
  return (
    <fieldset>
      <legend className="sr-only">{t('rating.legend')}</legend>
      <div className="flex gap-1">
        {scores.map((score) => (
          <label
            key={score}
            title={t(`rating.word${score}`)}
            className="grid size-11 cursor-pointer place-items-center rounded-md hover:bg-hover has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="score"
              value={score}
              checked={value === score}
              onChange={() => onChange(score)}
              aria-label={t('rating.choice', { score, word: t(`rating.word${score}`) })}
              className="sr-only"
            />
            <Shape on={score <= value} className="size-7" />
          </label>
        ))}
      </div>
      <p className="mt-1 min-h-5 text-sm text-ink-muted">{value > 0 && t(`rating.word${value as 1}`)}</p>
    </fieldset>
  )
}

/** A score as it was given. */
export function Stars({ score }: { score: number }) {
  const { t } = useTranslation()
  return (
    <span role="img" aria-label={t('rating.given', { score })} className="inline-flex gap-0.5 align-[-2px]">
      {scores.map((each) => (
        <Shape key={each} on={each <= score} className="size-3.5" />
      ))}
    </span>
  )
}

function Shape({ on, className }: { on: boolean; className: string }) {
  return <Star aria-hidden className={cn(className, on ? 'fill-warning-fill text-warning-fill' : 'text-ink-faint')} />
}
