import { useTranslation } from 'react-i18next'
import { Segments } from '@/components/Segments'
import { several } from '@/features/lists/filterWords'
import { SitePicker } from '@/features/sites/SitePicker'
import { cn } from '@/lib/cn'
import { classIcon, failureClasses } from './classes'
import type { PredictionFilter } from './queries'

interface PredictionFiltersProps {
  filter: PredictionFilter
  onChange(change: PredictionFilter): void
}

/** What narrows the list of predictions: whether they stand, what would fail, and where. */
export function PredictionFilters({ filter, onChange }: PredictionFiltersProps) {
  const { t } = useTranslation()
  const chosen = several(filter.class)
  const toggle = (one: string) =>
    onChange({
      class: failureClasses.filter((other) => (other === one ? !chosen.includes(one) : chosen.includes(other))).join(',') || undefined,
    })
  return (
    <>
      <Segments<'standing' | 'withdrawn'>
        label={t('predictions.state')}
        value={filter.state === 'withdrawn' ? 'withdrawn' : 'standing'}
        onChange={(state) => onChange({ state: state === 'withdrawn' ? state : undefined })}
        options={[
          { value: 'standing', label: t('predictions.standing') },
          { value: 'withdrawn', label: t('predictions.withdrawn') },
        ]}
      />
      <div role="group" aria-label={t('predictions.class')} className="flex flex-wrap items-center gap-1">
        {failureClasses.map((one) => {
          const Icon = classIcon[one]
          return (
            <button
              key={one}
              type="button"
              aria-pressed={chosen.includes(one)}
              onClick={() => toggle(one)}
              className={cn(
                'flex h-(--control) shrink-0 items-center gap-1.5 rounded-md border border-line px-2.5 text-xs font-medium text-ink-muted transition-colors hover:bg-hover',
                chosen.includes(one) && 'border-accent bg-selected text-ink hover:bg-selected',
              )}
            >
              <Icon className="size-3.5" aria-hidden /> {t(`predictions.classes.${one}`)}
            </button>
          )
        })}
      </div>
      <div className="w-full sm:w-56">
        <SitePicker slim none={t('scope.all')} value={filter.site ?? ''} onChange={(site) => onChange({ site: site || undefined })} />
      </div>
    </>
  )
}
